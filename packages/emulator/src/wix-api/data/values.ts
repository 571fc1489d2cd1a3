import { isJsonObject, type JsonObject } from '../../util/json.js';

/** A value that has an order among values of its own type. */
export interface Comparable {
  readonly type: 'number' | 'string' | 'boolean' | 'date';
  /** The value, or the milliseconds since the epoch of a date. */
  readonly value: number | string | boolean;
}

/** Reads a field of an object. A field that is missing is undefined. */
export type ReadField = (object: JsonObject) => unknown;

/**
 * Creates the function that reads a field.
 * @param path The field's key, or the keys that lead to it, with dots between them.
 */
export function fieldReader(path: string): ReadField {
  if (!path.includes('.')) {
    return (object) => (Object.hasOwn(object, path) ? object[path] : undefined);
  }
  const keys = path.split('.');
  return (object) => {
    let value: unknown = object;
    for (const key of keys) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key))
        return undefined;
      value = Reflect.get(value, key);
    }
    return value;
  };
}

/** Returns the time of a date `{ $date }` in milliseconds; `undefined` for any other value. */
function timeOf(value: unknown): number | undefined {
  if (!isJsonObject(value) || typeof value.$date !== 'string') return undefined;
  const time = Date.parse(value.$date);
  return Number.isNaN(time) ? undefined : time;
}

/** Returns a value with its type; `undefined` if it is an object, an array or no value. */
export function comparable(value: unknown): Comparable | undefined {
  switch (typeof value) {
    case 'number':
      return { type: 'number', value };
    case 'string':
      return { type: 'string', value };
    case 'boolean':
      return { type: 'boolean', value };
    default: {
      const time = timeOf(value);
      return time === undefined ? undefined : { type: 'date', value: time };
    }
  }
}

/** Whether two JSON values are equal. The order of an object's keys does not matter. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((value: unknown, index) => isEqual(value, other[index]))
    );
  }
  const time = timeOf(one);
  if (time !== undefined) return time === timeOf(other);
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) => Object.hasOwn(other, key) && isEqual(Reflect.get(one, key), Reflect.get(other, key)),
    )
  );
}

/**
 * Returns a text that is the same for two JSON values exactly if {@link isEqual} says that they are
 * equal, to find a value among many.
 */
export function valueKey(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(valueKey).join()}]`;
  if (!isJsonObject(value)) return `${JSON.stringify(value)}`;
  const time = timeOf(value);
  // No other key begins with a letter that stands for no JSON value.
  if (time !== undefined) return `D${time}`;
  const fields = Object.entries(value).map(
    ([key, one]) => `${JSON.stringify(key)}:${valueKey(one)}`,
  );
  return `{${fields.sort().join()}}`;
}

/** Whether there is no value. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null;
}

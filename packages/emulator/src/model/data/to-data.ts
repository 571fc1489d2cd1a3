import { invalidInput } from '../../util/emulator-error.js';
import type { JsonObject } from '../../util/json.js';

/**
 * Converts an item that an app's code has written to an item as Wix Data stores it: a `Date` becomes
 * `{ $date }`, and what is undefined is left out.
 * @param item The item. It is not modified.
 * @param name The name of the item in the error message.
 * @throws {EmulatorError} If a value can't be stored. The message names its field.
 */
export function toData(item: object, name: string): JsonObject {
  return Object.fromEntries(
    Object.entries(item).flatMap(([key, value]: [string, unknown]) =>
      value === undefined ? [] : [[key, toValue(value, `${name}.${key}`)]],
    ),
  );
}

function toValue(value: unknown, name: string): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (value instanceof Date && !Number.isNaN(value.getTime())) {
    return { $date: value.toISOString() };
  }
  if (Array.isArray(value)) {
    return value.map((one: unknown, index) => toValue(one ?? null, `${name}[${index}]`));
  }
  if (typeof value === 'object' && isPlain(value)) return toData(value, name);
  throw invalidInput(`"${name}" must be a date, or a value that JSON can represent.`);
}

// The file of a seed has the same global objects, but a test may run in another realm.
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.prototype.toString.call(value) === '[object Object]';
}

import { isJsonObject, type JsonObject } from '../../util/json.js';

/**
 * An item of a collection: a JSON object in which a date is `{ $date: "<ISO 8601>" }`. Items are never
 * changed, only replaced, so that the state can be written from references to them.
 */
export interface DataItem extends JsonObject {
  readonly _id: string;
}

/** A date as Wix Data sends and stores it. */
export interface DataDate {
  /** ISO 8601. */
  readonly $date: string;
}

/**
 * Returns a time as Wix Data stores it.
 * @param time Milliseconds since the epoch.
 */
export function dataDate(time: number): DataDate {
  return { $date: new Date(time).toISOString() };
}

/** Whether a value can be the id of an item. In a saved state, an id is also a key of an object. */
export function isItemId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value !== '__proto__';
}

/** The id of a referenced item, which is given as the id or as the whole item. */
export function idOf(value: unknown): string | undefined {
  const id = isJsonObject(value) ? value._id : value;
  return typeof id === 'string' ? id : undefined;
}

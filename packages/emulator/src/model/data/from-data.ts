import { isJsonObject, type JsonObject } from '../../util/json.js';
import type { DataItem } from './item.js';

/**
 * Converts an item as Wix Data stores it to an item as the SDK returns it: a `{ $date }` becomes a
 * `Date`. It is the reverse of `toData()`.
 * @param item The item. It is not modified, and nothing of it is shared.
 */
export function fromData(item: DataItem): DataItem {
  return { ...fromObject(item), _id: item._id };
}

function fromObject(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, fromValue(value)]));
}

function fromValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromValue);
  if (!isJsonObject(value)) return value;
  return dateOf(value) ?? fromObject(value);
}

function dateOf(value: JsonObject): Date | undefined {
  const { $date, ...others } = value;
  if (typeof $date !== 'string' || Object.keys(others).length > 0) return undefined;
  const date = new Date($date);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

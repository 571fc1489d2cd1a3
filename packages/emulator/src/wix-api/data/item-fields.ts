import type { DataItem } from '../../model/data/item.js';
import { isJsonObject, type JsonObject } from '../../util/json.js';
import { fieldReader, type ReadField } from './values.js';

/** The names that `@wix/data` up to 1.0.184 sends for the system fields. */
const systemFields = new Map([
  ['id', '_id'],
  ['createdDate', '_createdDate'],
  ['updatedDate', '_updatedDate'],
]);

/**
 * Creates the function that reads a field of an item. `@wix/data` up to 1.0.184 sends `data.title` for
 * the field `title`, and `id` for `_id`. Such a path means an item's own field if there is one.
 * @param path The path of the field, as the SDK sends it.
 */
export function itemField(path: string): ReadField {
  const read = fieldReader(path);
  const field = path.startsWith('data.') ? path.slice('data.'.length) : path;
  const other = systemFields.get(field) ?? field;
  if (other === path) return read;
  const [first = path] = path.split('.');
  const readOther = fieldReader(other);
  return (item) => (Object.hasOwn(item, first) ? read(item) : readOther(item));
}

/**
 * Returns an item with some of its fields. It always has its `_id`.
 * @param paths The paths of the fields. None: all fields.
 */
export function project(item: DataItem, paths: readonly string[]): JsonObject {
  if (paths.length === 0) return item;
  let projected: JsonObject = { _id: item._id };
  for (const path of paths) {
    const value = itemField(path)(item);
    const keys = (path.startsWith('data.') ? path.slice('data.'.length) : path).split('.');
    if (value !== undefined) projected = withValue(projected, keys, value);
  }
  return projected;
}

function withValue(
  object: JsonObject,
  [key = '', ...rest]: readonly string[],
  value: unknown,
): JsonObject {
  if (rest.length === 0) return { ...object, [key]: value };
  const inner = Object.hasOwn(object, key) ? object[key] : undefined;
  return { ...object, [key]: withValue(isJsonObject(inner) ? inner : {}, rest, value) };
}

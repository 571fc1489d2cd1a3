import { z } from '@hono/zod-openapi';
import type { Collection } from '../../model/data/collection.js';
import { type DataItem, dataDate, idOf, isItemId } from '../../model/data/item.js';
import { setReferencedIds } from '../../model/data/relation.js';
import { splitReferences } from '../../model/data/seeded-data.js';
import type { SiteData } from '../../model/data/site-data.js';
import { checkJson, MAX_STORED_DEPTH } from '../../util/check-json.js';
import { EmulatorError } from '../../util/emulator-error.js';
import type { JsonObject } from '../../util/json.js';
import { isAppOrUser } from '../on-site.js';
import type { DataContext } from './context.js';
import { DataError, invalidRequest, itemExists, noItem, noPermission } from './errors.js';
import type { AllowedCollection } from './permissions.js';
import { isEqual } from './values.js';

/** The largest size of an item in bytes: 500 KB. */
const MAX_ITEM_BYTES = 500 * 1024;

/** An item as an app sends it. */
export const inputSchema = z.object({
  id: z.string().nullish(),
  data: z.record(z.string(), z.unknown()).nullish(),
});

/** An item as an app sends it. */
export type ItemInput = Readonly<z.infer<typeof inputSchema>>;

/** How to write an item. */
export interface WriteOptions {
  /** Whether to write the ids in multi-reference fields, too. Else they are ignored, as on Wix. */
  readonly saveReferences?: boolean | null | undefined;
}

/**
 * Inserts an item with the system fields that Wix adds.
 * @throws {DataError} `WDE0007` if its id is no text or empty, `WDE0074` if its id is taken, `WDE0123` if a unique index forbids it, `WDE0009`
 *   if it is too large.
 */
export function insertItem(
  context: DataContext,
  { collection }: AllowedCollection,
  input: ItemInput,
  options: WriteOptions = {},
): DataItem {
  const { caller, now, site } = context;
  const { _owner: owner, ...fields } = input.data ?? {};
  const given = idFrom(input);
  if (given === undefined && (input.id ?? input.data?._id) !== undefined) {
    // Wix refuses an id that is null or empty, too.
    throw invalidId('insert', 'Inserted');
  }
  const id = given ?? site.newItemId(collection);
  if (collection.get(id)) throw itemExists(id, collection.definition.id);
  const _owner = isAppOrUser(caller) && owner !== undefined ? owner : caller.token.subjectId;
  const date = dataDate(now);
  const item = { ...fields, _id: id, _owner, _createdDate: date, _updatedDate: date };
  const stored = store(site, collection, item, options);
  context.note('created', collection.definition.id, stored);
  return stored;
}

/**
 * Replaces an item. Only its id, its author and the date of its creation stay.
 * @throws {DataError} `WDE0007` without an id, `WDE0073` if there is no such item, `WDE0027` if the
 *   caller may not change it.
 */
export function updateItem(
  context: DataContext,
  allowed: AllowedCollection,
  input: ItemInput,
  options: WriteOptions = {},
): DataItem {
  const id = idFrom(input);
  if (id === undefined) throw invalidId('update', 'Updated');
  const before = requireItem(allowed, id, 'update');
  return replaceItem(context, allowed.collection, before, input.data ?? {}, options);
}

/** Replaces an item that the caller may change. */
export function replaceItem(
  { caller, now, note, site }: DataContext,
  collection: Collection,
  before: DataItem,
  { _owner: owner, ...fields }: JsonObject,
  options: WriteOptions = {},
): DataItem {
  const _owner = isAppOrUser(caller) && owner !== undefined ? owner : before._owner;
  const item = {
    ...fields,
    _id: before._id,
    ...(_owner !== undefined && { _owner }),
    _createdDate: before._createdDate,
    _updatedDate: dataDate(now),
  };
  const stored = store(site, collection, item, options);
  note('updated', collection.definition.id, stored);
  return stored;
}

/**
 * Removes an item.
 * @throws {DataError} `WDE0073` if there is no such item, `WDE0027` if the caller may not remove it.
 */
export function removeItem(
  { note }: DataContext,
  allowed: AllowedCollection,
  id: string,
): DataItem {
  const item = requireItem(allowed, id, 'remove');
  allowed.collection.remove(id);
  note('deleted', allowed.collection.definition.id, item);
  return item;
}

/**
 * Finds an item that the caller may change or remove.
 * @throws {DataError} `WDE0073` if there is no such item, `WDE0027` if it is not the caller's.
 */
export function requireItem(
  { collection, allows }: AllowedCollection,
  id: string,
  action: 'update' | 'remove',
): DataItem {
  const item = collection.get(id);
  if (!item) throw noItem(id, collection.definition.id);
  if (!allows(item)) throw noPermission(action, collection.definition.id);
  return item;
}

/** Returns the id that an app has given to an item; `undefined` if it has given none, or an invalid one. */
export function idFrom({ id, data }: ItemInput): string | undefined {
  const given = id ?? data?._id;
  return isItemId(given) ? given : undefined;
}

function invalidId(action: string, object: string): DataError {
  const rule = `${object} object must have a string _id property.`;
  return new DataError(400, 'WDE0007', `Invalid ${action}. ${rule}`);
}

function store(
  site: SiteData,
  collection: Collection,
  item: DataItem,
  { saveReferences }: WriteOptions,
): DataItem {
  if (Buffer.byteLength(JSON.stringify(item)) > MAX_ITEM_BYTES) {
    throw new DataError(400, 'WDE0009', 'Document is too large. An item may have 500 KB.');
  }
  checkDepth(item);
  const { fields } = collection.definition;
  const keysOf = (type: string) =>
    fields.flatMap((field) => (field.type === type ? field.key : []));
  const withIds: Record<string, unknown> & DataItem = { ...item };
  for (const key of keysOf('REFERENCE')) {
    // An item that was queried with its references has the whole item here.
    const id = idOf(withIds[key]);
    if (id !== undefined) withIds[key] = id;
  }
  const [stored, references] = splitReferences(withIds, keysOf('MULTI_REFERENCE'));
  refuseDuplicate(collection, stored);
  collection.put(stored);
  if (saveReferences) {
    for (const [field, ids] of Object.entries(references)) {
      setReferencedIds(site, collection, field, stored, ids);
    }
  }
  return stored;
}

function checkDepth(item: DataItem): void {
  try {
    checkJson(item, 'An item', MAX_STORED_DEPTH);
  } catch (error) {
    throw error instanceof EmulatorError ? invalidRequest(error.message) : error;
  }
}

function refuseDuplicate(collection: Collection, item: DataItem): void {
  const { definition } = collection;
  for (const fields of definition.uniqueIndexes ?? []) {
    const twin = collection.items.find(
      (other) =>
        other._id !== item._id && fields.every((field) => isEqual(other[field], item[field])),
    );
    if (!twin) continue;
    const values = fields.map((field) => `${field}: ${JSON.stringify(item[field])}`).join(', ');
    throw new DataError(
      409,
      'WDE0123',
      `The unique index of ${definition.id} has an item with ${values}: ${twin._id}.`,
    );
  }
}

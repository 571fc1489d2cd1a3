import { z } from '@hono/zod-openapi';
import { type Route, route } from '../route.js';
import { noItem, noPermission } from './errors.js';
import { shapeFields, shaper } from './include.js';
import { applyPatch, patchSchema } from './patch.js';
import { allowed } from './permissions.js';
import { clearReferences } from './removal.js';
import { operation } from './request.js';
import { wireItem } from './wire-item.js';
import {
  idFrom,
  inputSchema,
  insertItem,
  removeItem,
  replaceItem,
  requireItem,
  updateItem,
} from './write-item.js';

const ITEMS = '/wix-data/v2/items';

const id = z.string().min(1);

const writeRequest = z.object({
  dataCollectionId: id,
  dataItem: inputSchema,
  saveReferences: z.boolean().nullish(),
});

const itemRequest = z.object({ dataCollectionId: id, dataItemId: id });

// In a query of an address, one value is not an array.
const getRequest = itemRequest.extend({
  fields: z.union([shapeFields.fields, z.string().transform((field) => [field])]),
  includeReferences: shapeFields.includeReferences.catch(undefined),
});

const patchRequest = z.object({ dataCollectionId: id, patch: patchSchema });

const truncateRequest = z.object({ dataCollectionId: id });

const insert = operation(writeRequest, (context, { dataCollectionId, dataItem, ...options }) => {
  const collection = allowed(context, dataCollectionId, 'insert');
  return { dataItem: wireItem(collection, insertItem(context, collection, dataItem, options)) };
});

const update = operation(writeRequest, (context, { dataCollectionId, dataItem, ...options }) => {
  const collection = allowed(context, dataCollectionId, 'update');
  return { dataItem: wireItem(collection, updateItem(context, collection, dataItem, options)) };
});

const save = operation(writeRequest, (context, { dataCollectionId, dataItem, ...options }) => {
  const existing = idFrom(dataItem);
  const found = context.site.find(dataCollectionId)?.get(existing ?? '');
  const collection = allowed(context, dataCollectionId, found ? 'update' : 'insert');
  const write = found ? updateItem : insertItem;
  return {
    action: found ? 'UPDATED' : 'INSERTED',
    dataItem: wireItem(collection, write(context, collection, dataItem, options)),
  };
});

const get = operation(getRequest, (context, { dataCollectionId, dataItemId, ...shape }) => {
  const read = allowed(context, dataCollectionId, 'read');
  const item = read.collection.get(dataItemId);
  if (!item) throw noItem(dataItemId, dataCollectionId);
  if (!read.allows(item)) throw noPermission('read', dataCollectionId);
  return { dataItem: wireItem(read, item, shaper(context, read.collection, shape)) };
});

const remove = operation(itemRequest, (context, { dataCollectionId, dataItemId }) => {
  const read = allowed(context, dataCollectionId, 'remove');
  const removed = removeItem(context, read, dataItemId);
  clearReferences(context, read.collection, new Set([dataItemId]));
  return { dataItem: wireItem(read, removed) };
});

const patch = operation(patchRequest, (context, { dataCollectionId, patch }) => {
  const collection = allowed(context, dataCollectionId, 'update');
  const before = requireItem(collection, patch.dataItemId, 'update');
  const after = applyPatch(before, patch.fieldModifications);
  return {
    dataItem: wireItem(collection, replaceItem(context, collection.collection, before, after)),
  };
});

const truncate = operation(truncateRequest, (context, { dataCollectionId }) => {
  const { collection, allows } = allowed(context, dataCollectionId, 'remove');
  if (!collection.items.every(allows)) throw noPermission('remove', dataCollectionId);
  const { items } = collection;
  const ids = new Set(items.map(({ _id }) => _id));
  collection.clear();
  for (const item of items) context.note('deleted', dataCollectionId, item);
  clearReferences(context, collection, ids);
  return {};
});

/** The operations on single items, and the one that removes all. */
export const itemRoutes = {
  'insert-data-item': route('POST', ITEMS, insert),
  'get-data-item': route('GET', `${ITEMS}/*`, get),
  'update-data-item': {
    endpoints: [
      ...route('POST', `${ITEMS}/update`, update).endpoints,
      ...route('PUT', `${ITEMS}/*`, update).endpoints,
    ],
    answer: update,
  },
  'save-data-item': route('POST', `${ITEMS}/save`, save),
  'remove-data-item': {
    endpoints: [
      ...route('POST', `${ITEMS}/remove`, remove).endpoints,
      ...route('DELETE', `${ITEMS}/*`, remove).endpoints,
    ],
    answer: remove,
  },
  'patch-data-item': route('POST', `${ITEMS}/patch`, patch),
  'truncate-data-items': route('POST', `${ITEMS}/truncate`, truncate),
} satisfies Readonly<Record<string, Route>>;

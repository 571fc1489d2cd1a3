import { z } from '@hono/zod-openapi';
import type { DataItem } from '../../model/data/item.js';
import { type Route, route } from '../route.js';
import { DataError } from './errors.js';
import { applyPatch, patchSchema } from './patch.js';
import { type AllowedCollection, allowed } from './permissions.js';
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

const BULK = '/wix-data/v2/bulk/items';

/** The largest number of items in one request. */
const MAX_ITEMS = 1000;

const commonFields = { dataCollectionId: z.string(), returnEntity: z.boolean().nullish() } as const;

const itemsRequest = z.object({
  ...commonFields,
  dataItems: z.array(inputSchema),
  saveReferences: z.boolean().nullish(),
});

const insert = operation(itemsRequest, (context, { dataCollectionId, dataItems, ...options }) => {
  const collection = allowed(context, dataCollectionId, 'insert');
  return each(collection, dataItems, options, (input) => ({
    action: 'INSERT',
    id: idFrom(input),
    write: () => insertItem(context, collection, input, options),
  }));
});

const update = operation(itemsRequest, (context, { dataCollectionId, dataItems, ...options }) => {
  const collection = allowed(context, dataCollectionId, 'update');
  return each(collection, dataItems, options, (input) => ({
    action: 'UPDATE',
    id: idFrom(input),
    write: () => updateItem(context, collection, input, options),
  }));
});

const save = operation(itemsRequest, (context, { dataCollectionId, dataItems, ...options }) => {
  const { collection } = allowed(context, dataCollectionId, 'insert');
  const toUpdate = allowed(context, dataCollectionId, 'update');
  return each(toUpdate, dataItems, options, (input) => {
    const id = idFrom(input);
    const isNew = id === undefined || !collection.get(id);
    return {
      action: isNew ? 'INSERT' : 'UPDATE',
      id,
      write: () => (isNew ? insertItem : updateItem)(context, toUpdate, input, options),
    };
  });
});

const patchRequest = z.object({ ...commonFields, patches: z.array(patchSchema) });

const patch = operation(patchRequest, (context, { dataCollectionId, patches, ...options }) => {
  const collection = allowed(context, dataCollectionId, 'update');
  return each(collection, patches, options, ({ dataItemId, fieldModifications }) => ({
    action: 'PATCH',
    id: dataItemId,
    write() {
      const before = requireItem(collection, dataItemId, 'update');
      const after = applyPatch(before, fieldModifications);
      return replaceItem(context, collection.collection, before, after);
    },
  }));
});

const removeRequest = z.object({ ...commonFields, dataItemIds: z.array(z.string()) });

const remove = operation(
  removeRequest,
  (context, { dataCollectionId, dataItemIds, ...options }) => {
    const read = allowed(context, dataCollectionId, 'remove');
    const answer = each(read, dataItemIds, options, (id) => ({
      action: 'DELETE',
      id,
      write: () => removeItem(context, read, id),
    }));
    const { collection } = read;
    clearReferences(context, collection, new Set(dataItemIds.filter((id) => !collection.get(id))));
    return answer;
  },
);

/** The operations on many items, each of which succeeds or fails by itself. */
export const bulkRoutes = {
  'bulk-insert-data-items': route('POST', `${BULK}/insert`, insert),
  'bulk-update-data-items': route('POST', `${BULK}/update`, update),
  'bulk-save-data-items': route('POST', `${BULK}/save`, save),
  'bulk-patch-data-items': route('POST', `${BULK}/patch`, patch),
  'bulk-remove-data-items': route('POST', `${BULK}/remove`, remove),
} satisfies Readonly<Record<string, Route>>;

/** The change of one item of a bulk request. */
interface Change {
  readonly action: 'INSERT' | 'UPDATE' | 'PATCH' | 'DELETE';
  readonly id: string | undefined;
  readonly write: () => DataItem;
}

function each<T>(
  collection: AllowedCollection,
  inputs: readonly T[],
  { returnEntity }: { readonly returnEntity?: boolean | null | undefined },
  changeOf: (input: T) => Change,
) {
  if (inputs.length > MAX_ITEMS) {
    throw new DataError(
      400,
      'WDE0006',
      `Failed to bulk save items into [${collection.collection.definition.id}]. A request may have ${MAX_ITEMS} items.`,
    );
  }
  const results = inputs.map((input, originalIndex) => {
    const { action, id, write } = changeOf(input);
    try {
      const item = write();
      return {
        action,
        itemMetadata: { id: item._id, originalIndex, success: true },
        ...(returnEntity && { dataItem: wireItem(collection, item) }),
      };
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      const { applicationError } = error;
      return {
        action,
        itemMetadata: { id, originalIndex, success: false, error: applicationError },
      };
    }
  });
  const totalSuccesses = results.filter(({ itemMetadata }) => itemMetadata.success).length;
  return {
    results,
    bulkActionMetadata: { totalSuccesses, totalFailures: results.length - totalSuccesses },
  };
}

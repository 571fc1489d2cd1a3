import type { DataAction } from '../../model/data/collection-schema.js';
import { fromData } from '../../model/data/from-data.js';
import type {
  Extent,
  FoundItems,
  InstanceData,
  ItemQuery,
  ListedCollection,
} from '../../model/data/instance-data.js';
import type { DataItem } from '../../model/data/item.js';
import { referencedIds } from '../../model/data/relation.js';
import { toData } from '../../model/data/to-data.js';
import type { KeyedInstance } from '../../model/instances/instances.js';
import type { EmulatorState } from '../../model/state.js';
import type { TokenRecord } from '../../model/tokens/token-store.js';
import { EmulatorError, invalidInput } from '../../util/emulator-error.js';
import { ownerOf } from '../on-site.js';
import { type DataContext, dataContext } from './context.js';
import { DataError } from './errors.js';
import { cutPage, pageOf } from './paging.js';
import { type AllowedCollection, allowed, extentOf } from './permissions.js';
import { matching, ordered, type Selection, selectionSchema } from './query.js';
import { clearReferences } from './removal.js';
import { compareValues } from './sort.js';
import { insertItem, removeItem, updateItem } from './write-item.js';

/**
 * Creates the access to Wix Data on the site of an instance.
 * @param instance The instance's key or instance id.
 * @param author Who makes the changes. Default: the site's owner.
 * @throws {EmulatorError} If there is no such instance.
 */
export function instanceData(
  state: EmulatorState,
  instance: string,
  author?: TokenRecord,
): InstanceData {
  const { key } = state.require(instance);
  const asOwner = <T>(work: (context: DataContext) => T) => doAsOwner({ state, key, author }, work);
  const saving = { saveReferences: true };
  return {
    listCollections: (as = 'visitor') => listCollections(state, state.require(key), as),
    find: (collectionId, query = {}) =>
      asOwner((context) => findItems(context, collectionId, query)),
    insert: (collectionId, item) =>
      asOwner((context) => {
        const collection = allowed(context, collectionId, 'insert');
        const data = toData(item, 'item');
        return shown(context, collection, insertItem(context, collection, { data }, saving));
      }),
    update: (collectionId, item) =>
      asOwner((context) => {
        const collection = allowed(context, collectionId, 'update');
        // A multi-reference field that is left out has no references any longer, as other fields.
        const none = Object.fromEntries(multiReferences(collection).map((field) => [field, []]));
        const data = { ...none, ...toData(item, 'item') };
        return shown(context, collection, updateItem(context, collection, { data }, saving));
      }),
    remove: (collectionId, itemId) =>
      asOwner((context) => {
        const collection = allowed(context, collectionId, 'remove');
        removeItem(context, collection, itemId);
        clearReferences(context, collection.collection, new Set([itemId]));
      }),
  };
}

function listCollections(
  state: EmulatorState,
  { appInstance }: KeyedInstance,
  as: string,
): readonly ListedCollection[] {
  const caller = Object.hasOwn(state.callers, as) ? state.callers[as] : undefined;
  if (!caller) {
    const keys = Object.keys(state.callers).join(', ');
    throw invalidInput(`Unknown caller "${as}". Use one of: ${keys}.`);
  }
  const { instanceId } = appInstance.instance;
  const token = state.complete({ ...caller.claims, instanceId });
  // Wix refuses every request of such a caller, before it looks at permissions.
  const isRefused =
    !appInstance.installed ||
    !state.tokens.isLive(token) ||
    token.clientId !== state.env.WIX_CLIENT_ID;
  const { collections } = state.data.site(appInstance.site.siteId);
  const listed = collections.map(({ definition, size }) => {
    const extent = (action: DataAction): Extent =>
      isRefused ? 'none' : extentOf({ token, appInstance }, definition.permissions, action);
    const callerMay = {
      read: extent('read'),
      insert: extent('insert'),
      update: extent('update'),
      remove: extent('remove'),
    };
    return { definition, itemCount: size, callerMay };
  });
  return listed.sort((one, other) => compareValues(one.definition.id, other.definition.id));
}

function findItems(
  context: DataContext,
  collectionId: string,
  { filter, limit, offset }: ItemQuery,
): FoundItems {
  const read = allowed(context, collectionId, 'read');
  const selection: Selection = { filter: filter && toData(filter, 'filter') };
  const page = pageOf({ paging: { limit, offset } }, selection, selectionSchema);
  const found = matching(context, read, selection.filter);
  const { results } = cutPage(ordered(found, undefined), page);
  return { items: results.map((item) => shown(context, read, item)), total: found.length };
}

/** Returns an item with its references, as the SDK does. */
function shown({ site }: DataContext, allowed: AllowedCollection, item: DataItem): DataItem {
  const references = multiReferences(allowed).flatMap((field) => {
    const ids = referencedIds(site, allowed.collection, field, item);
    return ids.length > 0 ? [[field, ids] as const] : [];
  });
  return fromData({ ...item, ...Object.fromEntries(references) });
}

function multiReferences({ collection }: AllowedCollection): readonly string[] {
  return collection.definition.fields.flatMap(({ key, type }) =>
    type === 'MULTI_REFERENCE' ? key : [],
  );
}

/** Does something as the site's owner. A refusal of Wix Data becomes a mistake of the user. */
function doAsOwner<T>(
  {
    state,
    key,
    author,
  }: {
    readonly state: EmulatorState;
    readonly key: string;
    readonly author: TokenRecord | undefined;
  },
  work: (context: DataContext) => T,
): T {
  const { appInstance } = state.require(key);
  const owner = ownerOf(state, appInstance);
  try {
    return work(dataContext(state, owner, { appInstance, token: author ?? owner.token }));
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const code = error.status === 404 ? 'NOT_FOUND' : 'INVALID_INPUT';
    throw new EmulatorError(code, error.applicationError.description, { cause: error });
  }
}

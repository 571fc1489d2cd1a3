import type { Collection } from '../../model/data/collection.js';
import { idOf } from '../../model/data/item.js';
import type { DataContext } from './context.js';

/**
 * Clears the fields that refer to removed items, in every collection of the site, as on Wix.
 * @param collection The collection that had the items.
 * @param ids The ids of the removed items.
 */
export function clearReferences(
  { site }: DataContext,
  { definition: { id: collectionId } }: Collection,
  ids: ReadonlySet<string>,
): void {
  if (ids.size === 0) return;
  for (const other of site.collections) {
    for (const { key, type, typeMetadata } of other.definition.fields) {
      const { reference, multiReference } = typeMetadata ?? {};
      if (type === 'REFERENCE' && reference?.referencedCollectionId === collectionId) {
        clearSingle(other, key, ids);
      }
      if (type === 'MULTI_REFERENCE' && multiReference?.referencedCollectionId === collectionId) {
        clearMultiple(other, key, ids);
      }
    }
  }
}

function clearSingle(collection: Collection, key: string, ids: ReadonlySet<string>): void {
  for (const item of collection.items) {
    const id = idOf(item[key]);
    if (id === undefined || !ids.has(id)) continue;
    const { [key]: _, ...rest } = item;
    collection.put({ ...rest, _id: item._id });
  }
}

function clearMultiple(collection: Collection, key: string, ids: ReadonlySet<string>): void {
  for (const id of ids) {
    for (const referring of collection.referring(key, id)) {
      const kept = collection.references(key, referring).filter((one) => !ids.has(one));
      collection.setReferences(key, referring, kept);
    }
  }
}

import type { Collection } from './collection.js';
import type { DataCollection } from './collection-schema.js';
import type { References } from './data-state.js';
import { addReferences, referencedIds, storingField } from './relation.js';
import type { SiteData } from './site-data.js';

/**
 * Changes a collection itself. The references between items stay, also if the change adds or removes
 * the other side of a relation, and thereby another field stores them.
 */
export function redefine(site: SiteData, collection: Collection, definition: DataCollection): void {
  const before = site.collections.flatMap((one) =>
    one.definition.fields
      .filter(({ type }) => type === 'MULTI_REFERENCE')
      .map(({ key }) => ({
        collection: one,
        key,
        store: storingField(site, one, key)?.collection,
        references: referencesOf(site, one, key),
      })),
  );
  collection.define(definition);
  for (const { collection: one, key, store, references } of before) {
    if (storingField(site, one, key)?.collection === store) continue;
    for (const id of Object.keys(references)) one.setReferences(key, id, []);
    addReferences(site, one, { [key]: references });
  }
}

function referencesOf(site: SiteData, collection: Collection, key: string): References {
  return Object.fromEntries(
    collection.items.map((item) => [item._id, referencedIds(site, collection, key, item)]),
  );
}

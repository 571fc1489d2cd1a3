import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../../util/json.js';
import type { DataCollection } from './collection-schema.js';
import { redefine } from './redefine.js';
import { addReferences } from './relation.js';
import { type DataSeed, newCollection } from './seeded-collection.js';
import { type SeedContext, seededItems } from './seeded-data.js';
import type { SiteData } from './site-data.js';

/** A collection that the app creates when it is installed, by its data collections extension. */
export interface AppCollection
  extends Pick<
    DataCollection,
    'id' | 'displayName' | 'displayField' | 'fields' | 'permissions' | 'uniqueIndexes'
  > {
  /** The items that it starts with, if the seed has none for it. */
  readonly initialData: readonly JsonObject[];
}

/**
 * Creates the collections of the app that a site does not have yet.
 * @param site The data of the site.
 * @param collections The collections of the app.
 * @param seed The seed, whose items take precedence over the initial data of the app.
 */
export function createAppCollections(
  site: SiteData,
  collections: readonly AppCollection[],
  seed: DataSeed,
  context: SeedContext & { readonly appId: string },
): void {
  const created = [];
  for (const { initialData, ...input } of collections) {
    if (site.find(input.id)) continue;
    const definition = newCollection({ ...input, ownerAppId: context.appId }, context.now);
    const isSeeded = Object.hasOwn(seed.items ?? {}, input.id);
    const from = isSeeded ? seed : { items: { [input.id]: initialData } };
    const { items, references } = seededItems(from, definition, context);
    const collection = site.create(definition);
    for (const item of items) collection.put(item);
    created.push({ collection, references });
  }
  // Whether a field shares its references with another one is known once all collections exist.
  for (const { collection, references } of created) addReferences(site, collection, references);
}

/**
 * Brings the collections of the app that a site has to the app's current definition. Their items
 * stay.
 */
export function updateAppCollections(
  site: SiteData,
  collections: readonly AppCollection[],
  now: number,
): void {
  for (const { initialData: _, ...input } of collections) {
    const collection = site.find(input.id);
    if (!collection) continue;
    const before = collection.definition;
    const after = { ...before, ...input };
    if (isDeepStrictEqual(before, after)) continue;
    redefine(site, collection, {
      ...after,
      revision: String(Number(before.revision) + 1),
      updatedDate: new Date(now).toISOString(),
    });
  }
}

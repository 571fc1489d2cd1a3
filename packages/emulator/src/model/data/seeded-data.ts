import { invalidInput } from '../../util/emulator-error.js';
import { guidOf } from '../../util/guid.js';
import type { JsonObject } from '../../util/json.js';
import type { DataCollection } from './collection-schema.js';
import type { CollectionState, References } from './data-state.js';
import { type DataItem, dataDate, idOf, isItemId } from './item.js';
import { addReferences } from './relation.js';
import { type DataSeed, newCollection, seededCollectionSchema } from './seeded-collection.js';
import { SiteData } from './site-data.js';
import { toData } from './to-data.js';

/** The facts that complete the items of a seed. */
export interface SeedContext {
  /** The emulator's time, in milliseconds since the epoch. */
  readonly now: number;
  /** The `_owner` of an item that names none. */
  readonly owner: string | undefined;
}

/**
 * Creates the collections that a seed describes.
 * @throws {EmulatorError} If an item can't be stored. The message names its field.
 * @throws {EmulatorError} If there are items for a collection that the seed does not have. Only the
 *   app can have created it, if its id begins with a namespace: `@company/app/orders`.
 */
export function seededCollections(seed: DataSeed, context: SeedContext): CollectionState[] {
  const { collections = [], items = {} } = seed;
  const ids = new Set<string>();
  for (const [index, { _id }] of collections.entries()) {
    if (ids.has(_id)) throw invalidInput(`"collections[${index}]._id" must be unique: ${_id}.`);
    ids.add(_id);
  }
  for (const id of Object.keys(items)) {
    if (ids.has(id)) continue;
    if (id.includes('/')) {
      // Find errors here, because the app creates the collection later.
      seededItems(seed, { id, fields: [] }, context);
      continue;
    }
    throw invalidInput(
      `"items.${id}" has no collection. Add one to "collections". It has ${[...ids].join(', ') || 'none'}.`,
    );
  }
  const states = collections.map((collection) => {
    const { _id, _createdDate, _updatedDate, ...rest } = seededCollectionSchema.parse(collection);
    const definition = newCollection({ ...rest, id: _id }, context.now);
    return { definition, ...seededItems(seed, definition, context) };
  });
  return withRelations(states);
}

/** Stores the references of each relation once, where both of its sides read them. */
function withRelations(states: readonly CollectionState[]): CollectionState[] {
  const site = new SiteData(
    '',
    states.map((state) => ({ ...state, references: {} })),
    () => undefined,
  );
  for (const { definition, references } of states) {
    const collection = site.find(definition.id);
    if (collection) addReferences(site, collection, references);
  }
  return [...site.export()];
}

/**
 * Checks that every collection for which a seed has items exists, once the app is known.
 * @param ids The ids of the collections that the app creates.
 * @throws {EmulatorError} If one does not exist. The message names it.
 */
export function refuseUnknownCollections(
  { collections = [], items = {} }: DataSeed,
  ids: readonly string[],
): void {
  const known = [...collections.map(({ _id }) => _id), ...ids];
  const unknown = Object.keys(items).find((id) => !known.includes(id));
  if (unknown === undefined) return;
  throw invalidInput(
    `"items.${unknown}" has no collection, in the seed or in the app. There are: ${known.join(', ') || 'none'}.`,
  );
}

/**
 * Creates the items that a seed has for a collection.
 * @throws {EmulatorError} If an item can't be stored. The message names its field.
 */
export function seededItems(
  { items = {} }: DataSeed,
  { id, fields }: Pick<DataCollection, 'id' | 'fields'>,
  context: SeedContext,
): Pick<CollectionState, 'items' | 'references'> {
  const given = Object.hasOwn(items, id) ? (items[id] ?? []) : [];
  const multiple = fields.flatMap(({ key, type }) => (type === 'MULTI_REFERENCE' ? [key] : []));
  const references = new Map(
    multiple.map((field) => [field, new Map<string, readonly string[]>()]),
  );
  const seen = new Set<string>();
  const complete = given.map((item, index) => {
    const name = `items.${id}[${index}]`;
    const own = { _id: guidOf(`${id} seed ${index}`), ...toData(item, name) };
    const completed = withSystemFields(own, name, context);
    if (seen.has(completed._id)) {
      throw invalidInput(`"${name}._id" must be unique: ${completed._id}.`);
    }
    seen.add(completed._id);
    const [stored, lists] = splitReferences(completed, multiple);
    for (const [field, list] of Object.entries(lists)) {
      references.get(field)?.set(completed._id, list);
    }
    return stored;
  });
  return {
    items: complete,
    references: Object.fromEntries(
      [...references].map(([field, byId]) => [field, Object.fromEntries(byId)]),
    ),
  };
}

/**
 * Takes the multi-reference fields out of an item, because Wix Data stores references separately.
 * @param fields The keys of the multi-reference fields.
 * @returns The item without them, and the ids that they refer to, by field.
 */
export function splitReferences(
  item: DataItem,
  fields: readonly string[],
): readonly [DataItem, References] {
  const kept: Record<string, unknown> & { _id: string } = { ...item };
  const lists: Record<string, readonly string[]> = {};
  for (const field of fields) {
    const value = kept[field];
    if (Array.isArray(value)) lists[field] = value.flatMap((one: unknown) => idOf(one) ?? []);
    delete kept[field];
  }
  return [kept, lists];
}

function withSystemFields(item: JsonObject, name: string, { now, owner }: SeedContext): DataItem {
  const { _id, _createdDate = dataDate(now), _owner = owner, ...fields } = item;
  if (!isItemId(_id)) {
    throw invalidInput(`"${name}._id" must be a text, neither empty nor "__proto__".`);
  }
  const { _updatedDate = _createdDate } = fields;
  return {
    _id,
    ...(_owner !== undefined && { _owner }),
    _createdDate,
    ...fields,
    _updatedDate,
  };
}

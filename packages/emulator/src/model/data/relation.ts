import type { Collection } from './collection.js';
import type { CollectionState } from './data-state.js';
import { type DataItem, idOf } from './item.js';
import type { SiteData } from './site-data.js';

/** A field whose values refer to items of a collection. */
export interface Relation {
  readonly referencedCollectionId: string;
  /** Whether an item may refer to several others. */
  readonly isMultiple: boolean;
  /** The ids of the items that an item refers to, in their order. */
  readonly referencedIds: (item: DataItem) => readonly string[];
  /** Replaces the ids of the items that an item refers to. */
  readonly setReferencedIds: (item: DataItem, ids: readonly string[]) => void;
}

/**
 * Finds the relation that a field stands for.
 * @returns `undefined` if the field refers to nothing.
 */
export function relationOf(
  site: SiteData,
  collection: Collection,
  key: string,
): Relation | undefined {
  const { single, several } = targetsOf(collection, key);
  if (single !== undefined) return singleReference(collection, key, single);
  const other = storingField(site, collection, key);
  if (other) return otherSide(other);
  return several === undefined ? undefined : multiReference(collection, key, several);
}

/** Finds the field of another collection that stores the references of a field, if one does. */
export function storingField(
  site: SiteData,
  collection: Collection,
  key: string,
): OtherSide | undefined {
  const other = findOtherSide(site, collection, key);
  if (!other || targetsOf(collection, key).several === undefined) return other;
  return isBefore(site, other.collection, collection) ? other : undefined;
}

/** The ids of the collections that a field refers to, as a single and as a multi-reference. */
function targetsOf({ definition }: Collection, key: string) {
  const field = definition.fields.find((one) => one.key === key);
  const { reference, multiReference: references } = field?.typeMetadata ?? {};
  return {
    single: field?.type === 'REFERENCE' ? reference?.referencedCollectionId : undefined,
    several: field?.type === 'MULTI_REFERENCE' ? references?.referencedCollectionId : undefined,
  };
}

/** The ids of the items that an item refers to in a multi-reference field. */
export function referencedIds(
  site: SiteData,
  collection: Collection,
  key: string,
  item: DataItem,
): readonly string[] {
  const relation = relationOf(site, collection, key);
  return relation ? relation.referencedIds(item) : collection.references(key, item._id);
}

/** Replaces the ids of the items that an item refers to in a multi-reference field. */
export function setReferencedIds(
  site: SiteData,
  collection: Collection,
  key: string,
  item: DataItem,
  ids: readonly string[],
): void {
  const relation = relationOf(site, collection, key);
  if (relation) relation.setReferencedIds(item, ids);
  else collection.setReferences(key, item._id, ids);
}

/**
 * Adds the references of the items of a collection, which the other side of a relation may have, too.
 * @param references The ids of the referenced items, by the id of the referring item, by field.
 */
export function addReferences(
  site: SiteData,
  collection: Collection,
  references: CollectionState['references'],
): void {
  for (const [key, lists] of Object.entries(references)) {
    for (const [id, ids] of Object.entries(lists)) {
      const item = collection.get(id);
      if (!item) continue;
      const before = referencedIds(site, collection, key, item);
      setReferencedIds(site, collection, key, item, [...new Set([...before, ...ids])]);
    }
  }
}

function singleReference(
  collection: Collection,
  key: string,
  referencedCollectionId: string,
): Relation {
  return {
    referencedCollectionId,
    isMultiple: false,
    referencedIds: (item) => {
      const id = idOf(item[key]);
      return id === undefined ? [] : [id];
    },
    setReferencedIds(item, [id]) {
      const changed: Record<string, unknown> & DataItem = { ...item };
      delete changed[key];
      collection.put(id === undefined ? changed : { ...changed, [key]: id });
    },
  };
}

function multiReference(
  collection: Collection,
  key: string,
  referencedCollectionId: string,
): Relation {
  return {
    referencedCollectionId,
    isMultiple: true,
    referencedIds: ({ _id }) => collection.references(key, _id),
    setReferencedIds: ({ _id }, ids) => collection.setReferences(key, _id, ids),
  };
}

/** A multi-reference field that stores the references of a field of another collection, too. */
interface OtherSide {
  readonly collection: Collection;
  readonly key: string;
}

/** Finds the field that names a field as its `referencingFieldKey`. */
function findOtherSide(site: SiteData, collection: Collection, key: string): OtherSide | undefined {
  for (const other of site.collections) {
    if (other === collection) continue;
    const field = other.definition.fields.find(({ typeMetadata }) => {
      const multiple = typeMetadata?.multiReference;
      return (
        multiple?.referencedCollectionId === collection.definition.id &&
        multiple.referencingFieldKey === key
      );
    });
    if (field) return { collection: other, key: field.key };
  }
  return undefined;
}

/** Of two fields that name each other, that of the older collection stores the references. */
function isBefore(site: SiteData, one: Collection, other: Collection): boolean {
  return site.collections.indexOf(one) < site.collections.indexOf(other);
}

function otherSide({ collection, key }: OtherSide): Relation {
  return {
    referencedCollectionId: collection.definition.id,
    isMultiple: true,
    referencedIds: ({ _id }) => collection.referring(key, _id),
    setReferencedIds({ _id }, ids) {
      const before = collection.referring(key, _id);
      for (const id of before.filter((one) => !ids.includes(one))) {
        const rest = collection.references(key, id).filter((one) => one !== _id);
        collection.setReferences(key, id, rest);
      }
      for (const id of ids.filter((one) => !before.includes(one))) {
        collection.setReferences(key, id, [...collection.references(key, id), _id]);
      }
    },
  };
}

import type { DataAction, DataCollection } from './collection-schema.js';
import type { DataItem } from './item.js';

/** On which items a caller may perform an action: all, the caller's own, or none. */
export type Extent = 'all' | 'own' | 'none';

/** A collection of a site, with what a caller may do with its items. */
export interface ListedCollection {
  /** The collection without its items. */
  readonly definition: DataCollection;
  /** The number of items. */
  readonly itemCount: number;
  /** On which items the caller may perform each action: `all`, the caller's `own`, or `none`. */
  readonly callerMay: Readonly<Record<DataAction, Extent>>;
}

/** What selects a page of items. */
export interface ItemQuery {
  /**
   * A filter in the query language of Wix's APIs, for example `{ title: { $contains: 'plant' } }`.
   * Default: all items.
   */
  readonly filter?: object | undefined;
  /** The size of the page, at most 1,000. Default: 50. */
  readonly limit?: number | undefined;
  /** The number of items before the page. Default: 0. */
  readonly offset?: number | undefined;
}

/** A page of items. */
export interface FoundItems {
  readonly items: readonly DataItem[];
  /** The number of items that match the filter, on all pages. */
  readonly total: number;
}

/**
 * Wix Data on the site of an instance, as the site's owner sees and edits it in the content manager.
 * Items have the shape of the SDK: dates are `Date`s. A multi-reference field is an array of ids.
 */
export interface InstanceData {
  /**
   * Lists the collections by id.
   * @param as The key of the caller whose permissions to tell. Default: `visitor`.
   * @throws {EmulatorError} If the seed has no such caller.
   */
  listCollections(as?: string): readonly ListedCollection[];
  /**
   * Finds items, newest first.
   * @throws {EmulatorError} If there is no such collection, or the filter or the page is invalid.
   */
  find(collectionId: string, query?: ItemQuery): FoundItems;
  /**
   * Inserts an item. An item without `_id` and `_owner` gets a new id and belongs to the site's
   * owner.
   * @returns The item with the system fields.
   * @throws {EmulatorError} If there is no such collection, its id or a unique value is taken, or
   *   Wix Data can't store it.
   */
  insert(collectionId: string, item: object): DataItem;
  /**
   * Replaces the item with the same `_id`. The date of its creation stays, and so does its `_owner`
   * unless the item names another.
   * @returns The item with the system fields.
   * @throws {EmulatorError} If there is no such collection or item, a unique value is taken, or Wix
   *   Data can't store it.
   */
  update(collectionId: string, item: object): DataItem;
  /**
   * Removes an item.
   * @throws {EmulatorError} If there is no such collection or item.
   */
  remove(collectionId: string, itemId: string): void;
}

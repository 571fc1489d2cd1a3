import type { DataCollection } from './collection-schema.js';
import type { CollectionState, References } from './data-state.js';
import type { DataItem } from './item.js';

/** A collection of a site, with its items in the order in which they were inserted. */
export class Collection {
  readonly #onChange: () => void;
  readonly #items: Map<string, DataItem>;
  /** The ids of the referenced items, by the id of the referring item, by field. */
  readonly #references: Map<string, Map<string, readonly string[]>>;
  #definition: DataCollection;
  #list: readonly DataItem[] | undefined;

  /**
   * @param state The collection to start with.
   * @param onChange Called after every change.
   */
  constructor({ definition, items, references }: CollectionState, onChange: () => void) {
    this.#definition = definition;
    this.#items = new Map(items.map((item) => [item._id, item]));
    this.#references = new Map(
      Object.entries(references).map(([field, lists]) => [field, new Map(Object.entries(lists))]),
    );
    this.#onChange = onChange;
  }

  /** The collection without its items. */
  get definition(): DataCollection {
    return this.#definition;
  }

  /** Changes the collection itself. */
  define(definition: DataCollection): void {
    this.#definition = definition;
    this.#onChange();
  }

  /** The number of items. */
  get size(): number {
    return this.#items.size;
  }

  /** All items, oldest first, in an array that later changes do not affect. */
  get items(): readonly DataItem[] {
    this.#list ??= [...this.#items.values()];
    return this.#list;
  }

  /** The item with an id. */
  get(id: string): DataItem | undefined {
    return this.#items.get(id);
  }

  /** Adds an item, or replaces the item with the same id, which keeps its place. */
  put(item: DataItem): void {
    this.#items.set(item._id, item);
    this.#changed();
  }

  /**
   * Removes an item and its references to other items.
   * @returns Whether there was such an item.
   */
  remove(id: string): boolean {
    if (!this.#items.delete(id)) return false;
    for (const lists of this.#references.values()) lists.delete(id);
    this.#changed();
    return true;
  }

  /** Removes all items and their references to other items. */
  clear(): void {
    this.#items.clear();
    this.#references.clear();
    this.#changed();
  }

  /** The ids of the items that an item refers to in a multi-reference field, in their order. */
  references(field: string, id: string): readonly string[] {
    return this.#references.get(field)?.get(id) ?? [];
  }

  /** The ids of the items that refer to an item in a multi-reference field. */
  referring(field: string, referencedId: string): readonly string[] {
    const lists = this.#references.get(field) ?? new Map<string, readonly string[]>();
    return [...lists].flatMap(([id, list]) => (list.includes(referencedId) ? [id] : []));
  }

  /** Replaces the references of an item in a multi-reference field. */
  setReferences(field: string, id: string, referencedIds: readonly string[]): void {
    const lists = this.#references.get(field) ?? new Map<string, readonly string[]>();
    this.#references.set(field, lists);
    if (referencedIds.length > 0) lists.set(id, referencedIds);
    else lists.delete(id);
    this.#onChange();
  }

  /** The collection with everything in it. The items are not copied, because they never change. */
  export(): CollectionState {
    const references: Readonly<Record<string, References>> = Object.fromEntries(
      [...this.#references].map(([field, lists]) => [field, Object.fromEntries(lists)]),
    );
    return { definition: this.#definition, items: this.items, references };
  }

  #changed(): void {
    this.#list = undefined;
    this.#onChange();
  }
}

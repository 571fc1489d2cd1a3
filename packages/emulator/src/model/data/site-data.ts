import { guidOf } from '../../util/guid.js';
import { Collection } from './collection.js';
import type { DataCollection } from './collection-schema.js';
import type { CollectionState } from './data-state.js';

/** The collections of one site. */
export class SiteData {
  readonly #onChange: () => void;
  readonly #siteId: string;
  readonly #collections: Map<string, Collection>;
  #created = 0;

  /**
   * @param siteId The id of the site.
   * @param collections The collections to start with.
   * @param onChange Called after every change.
   */
  constructor(siteId: string, collections: readonly CollectionState[], onChange: () => void) {
    this.#siteId = siteId;
    this.#onChange = onChange;
    this.#collections = new Map(
      collections.map((state) => [state.definition.id, new Collection(state, onChange)]),
    );
  }

  /** All collections, in the order in which they were created. */
  get collections(): readonly Collection[] {
    return [...this.#collections.values()];
  }

  /** The collection with an id. */
  find(id: string): Collection | undefined {
    return this.#collections.get(id);
  }

  /** Returns the id of a new item. It is the same in every run: a GUID of the number of ids so far. */
  newItemId(collection: Collection): string {
    let id: string;
    do {
      this.#created += 1;
      id = guidOf(`${this.#siteId} ${collection.definition.id} ${this.#created}`);
      // An imported state may have ids of an earlier run.
    } while (collection.get(id));
    return id;
  }

  /** Adds an empty collection, or one that replaces the collection with the same id. */
  create(definition: DataCollection): Collection {
    const created = new Collection({ definition, items: [], references: {} }, this.#onChange);
    this.#collections.set(definition.id, created);
    this.#onChange();
    return created;
  }

  /**
   * Deletes a collection with its items.
   * @returns Whether there was such a collection.
   */
  delete(id: string): boolean {
    const isDeleted = this.#collections.delete(id);
    if (isDeleted) this.#onChange();
    return isDeleted;
  }

  /** All collections with everything in them. Nothing is copied that can't change. */
  export(): readonly CollectionState[] {
    return this.collections.map((collection) => collection.export());
  }
}

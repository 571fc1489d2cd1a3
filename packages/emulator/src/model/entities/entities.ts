import { guidOf } from '../../util/guid.js';
import type { JsonObject } from '../../util/json.js';
import type { EntityState } from './entity-state.js';

/** An entity of a Wix API in the shape of the wire, such as a contact or an order. */
export type Entity = JsonObject;

/** The entities of a seed by their type, for example `wix.ecom.v1.order`. */
export type EntitySeed = Readonly<Record<string, readonly JsonObject[]>>;

/** The entities of every site, of the types that no part of the emulator knows better. */
export class Entities {
  readonly #sites = new Map<string, Map<string, Map<string, Entity>>>();
  readonly #onChange: () => void;
  #seed: EntitySeed = {};
  #created = 0;

  /** @param onChange Called after every change. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Starts again with the entities of a seed, on every site. */
  start(seed: EntitySeed): void {
    this.#sites.clear();
    this.#seed = seed;
    this.#created = 0;
    this.#onChange();
  }

  /** The entities of one type on a site, in the order in which they were created. */
  list(siteId: string, type: string): readonly Entity[] {
    return [...this.#ofType(siteId, type).values()];
  }

  /** The entity with an id. */
  find(siteId: string, type: string, id: string): Entity | undefined {
    return this.#ofType(siteId, type).get(id);
  }

  /** Adds an entity, or replaces the entity with the same id, which keeps its place. */
  put(siteId: string, type: string, id: string, entity: Entity): void {
    this.#ofType(siteId, type).set(id, entity);
    this.#onChange();
  }

  /**
   * Removes an entity.
   * @returns Whether there was such an entity.
   */
  remove(siteId: string, type: string, id: string): boolean {
    const isFound = this.#ofType(siteId, type).delete(id);
    if (isFound) this.#onChange();
    return isFound;
  }

  /** Returns a new id. It is the same in every run: a GUID made of the number of ids so far. */
  newId(siteId: string, type: string): string {
    let id: string;
    do {
      this.#created += 1;
      id = guidOf(`${type} ${this.#created}`);
      // An imported state may have ids of an earlier run.
    } while (this.find(siteId, type, id));
    return id;
  }

  /**
   * The entities of every site, of the types that have been used. Entities are not copied, because
   * they never change. A type that is not included still has the entities of the seed.
   */
  export(): EntityState {
    const sites = [...this.#sites].map(([siteId, types]) => {
      const lists = [...types].map(([type, entities]) => [type, [...entities.values()]] as const);
      return [siteId, Object.fromEntries(lists)] as const;
    });
    return Object.fromEntries(sites);
  }

  /** Replaces the entities of every site. Types that are not included start with the seed's. */
  replaceAll(state: EntityState): void {
    this.#sites.clear();
    for (const [siteId, types] of Object.entries(state)) {
      const lists = Object.entries(types).map(([type, list]) => [type, byId(type, list)] as const);
      this.#sites.set(siteId, new Map(lists));
    }
    this.#onChange();
  }

  #ofType(siteId: string, type: string): Map<string, Entity> {
    const site = this.#sites.get(siteId) ?? new Map<string, Map<string, Entity>>();
    this.#sites.set(siteId, site);
    const found = site.get(type);
    if (found) return found;
    const seeded = byId(type, this.#seed[type] ?? []);
    site.set(type, seeded);
    return seeded;
  }
}

/** Orders entities by their ids, and gives ids to those that have none. */
function byId(type: string, entities: readonly Entity[]): Map<string, Entity> {
  return new Map(
    entities.map((entity, index) => {
      const own = entity.id ?? entity.key;
      if (typeof own === 'string') return [own, entity];
      const id = guidOf(`${type} seed ${index}`);
      return [id, { ...entity, id }];
    }),
  );
}

import type { Entity } from './entities.js';

/**
 * The entities of other Wix APIs on the site of an instance, such as contacts and orders. A type is
 * the same as in the seed, for example `wix.contacts.v4.contact`. Entities have the shape of Wix's REST
 * API, which is that of a response: `id`, where the SDK has `_id`, and dates as texts.
 */
export interface InstanceEntities {
  /** The entities of a type, in the order in which they were created. */
  list(type: string): readonly Entity[];
  /** The entity of a type with an id. */
  find(type: string, id: string): Entity | undefined;
  /**
   * Adds an entity, or replaces the entity with the same id. An entity without an id gets one. Dates
   * and the revision are up to you.
   * @param entity The entity, in the shape of the REST API or of the SDK.
   * @returns The stored entity.
   * @throws {EmulatorError} If the entity is nested too deeply.
   */
  put(type: string, entity: object): Entity;
  /**
   * Removes an entity.
   * @returns Whether there was such an entity.
   */
  remove(type: string, id: string): boolean;
}

import type { JsonObject } from '../util/json.js';
import type { EventIdentity } from './events.js';

/** What has happened to an entity of a Wix API or to an item of Wix Data, in the wire's shape. */
export interface EntityChange {
  /** The type of the entity, for example `wix.contacts.v4.contact`. */
  readonly entityType: string;
  readonly entityId: string;
  /** The last part of the event's type, for example `created`, `updated`, `deleted` or `approved`. */
  readonly slug: string;
  /** The entity after the change, or before its deletion. */
  readonly entity?: JsonObject;
  /** The data of an event about anything else than the entity as a whole. */
  readonly body?: JsonObject;
}

/** A change in the emulator's stores. Seeding, loading a state and a reset are none. */
export interface StoreEvent extends EntityChange {
  /** The app instance on the site of the entity. */
  readonly instanceId: string;
  /** Who made the change. */
  readonly identity: EventIdentity;
  /** In milliseconds since the epoch. */
  readonly time: number;
}

import { randomUUID } from 'node:crypto';
import { renameKeysFromSDKRequestToRESTRequest } from '@wix/sdk-runtime/rename-all-nested-keys';
import type { WixEvent } from '../model/events.js';
import type { JsonObject } from '../util/json.js';

/**
 * An event definition of an SDK package, such as `contacts.onContactCreated`.
 * @template Payload The event that handlers receive.
 */
export interface EventDefinition<Payload = unknown> {
  /** For example `wix.contacts.v4.contact_created`. */
  readonly type: string;
  /** Whether Wix sends an entity or an action with metadata, and not the plain data. */
  readonly isDomainEvent?: boolean;
  /** Exists in types only. */
  readonly __payload?: Payload;
}

/** Metadata of an event about an entity. Everything has a default. */
export interface EventMetadata {
  /** The entity's id. Default: the `_id` of the entity, if the event has one. */
  readonly entityId?: string;
  /** The type of the entity, for example `wix.contacts.v4.contact`. Default: from the event's type. */
  readonly entityFqdn?: string;
  /** The last part of the event's type, for example `created`. Default: from the event's type. */
  readonly slug?: string;
  /** The process that caused the event, if it is not a user. Default: an empty text. */
  readonly originatedFrom?: string;
}

/** The content of an event, as an SDK package's handlers receive it. */
export interface EventContent {
  /** The entity after it was created, updated or deleted. */
  readonly entity?: unknown;
  /** The previous values of changed fields. */
  readonly modifiedFields?: unknown;
  /** The data of an event about anything else. */
  readonly data?: unknown;
  readonly metadata?: EventMetadata;
}

/** What `events.send()` takes for an event definition: what its handlers receive. */
export type EventInput<Payload> = Omit<Payload, 'metadata'> & {
  /** The instance's key or instance id. */
  readonly instanceId: string;
  readonly metadata?: EventMetadata;
};

/**
 * Creates an event in the shape that Wix sends from the shape that handlers receive.
 * @param definition The event definition, or its type alone.
 * @param content The content.
 * @param now The emulator's time, in milliseconds since the epoch.
 */
export function toWixEvent(
  { type, isDomainEvent = isDomainType(type) }: EventDefinition,
  { entity, modifiedFields, data, metadata }: EventContent,
  now: number,
): WixEvent {
  if (!isDomainEvent) return { type, data: toWire(data, type) };
  const { entityFqdn, slug } = splitType(type);
  const entityId = idOf(entity);
  const content = {
    entity: toWire(entity, type),
    modifiedFields: toWire(modifiedFields, type),
    data: toWire(data, type),
  };
  const header = { entityFqdn, slug, entityId, sequence: 1, time: now };
  return { type, data: { ...domainHeader(header), ...metadata, ...bodyOf(slug, content) } };
}

/** What every event about an entity has. */
export interface DomainHeader {
  readonly entityFqdn: string;
  readonly slug: string;
  readonly entityId: string;
  /** A number that is higher in each later event about the entity. */
  readonly sequence: number;
  /** In milliseconds since the epoch. */
  readonly time: number;
}

/** Creates the part of an event's data that does not depend on its kind. */
export function domainHeader({ sequence, time, ...rest }: DomainHeader): JsonObject {
  return {
    id: randomUUID(),
    ...rest,
    eventTime: new Date(time).toISOString(),
    triggeredByAnonymizeRequest: false,
    originatedFrom: '',
    entityEventSequence: String(sequence),
  };
}

/** Only events about entities have types such as `wix.contacts.v4.contact_created`. */
function isDomainType(type: string): boolean {
  return /\.[a-z0-9-]+(_[a-zA-Z0-9]+)+$/.test(type);
}

function splitType(type: string): { readonly entityFqdn: string; readonly slug: string } {
  const start = type.lastIndexOf('.') + 1;
  const known = /_(created|updated|deleted|tags_modified)$/.exec(type);
  const end = known?.index ?? type.indexOf('_', start);
  return { entityFqdn: type.slice(0, end), slug: type.slice(end + 1) };
}

/**
 * Creates the part of an event's data that depends on its kind.
 * @param content The content in the shape of the wire.
 */
export function bodyOf(slug: string, { entity, modifiedFields, data }: EventContent) {
  // Events such as `order_payment_status_updated` have data and no entity.
  if (data !== undefined) return { actionEvent: { body: data } };
  if (slug === 'deleted') return { deletedEvent: { deletedEntity: entity } };
  if (slug === 'created') return { createdEvent: { entity } };
  return { updatedEvent: { currentEntity: entity, modifiedFields } };
}

/** Renames the fields of the SDK, such as `_id`, to those of the wire, and writes dates as JSON. */
function toWire(value: unknown, type: string): unknown {
  if (value === undefined) return undefined;
  const isDataItem = type.startsWith('wix.data.');
  const json: unknown = JSON.parse(JSON.stringify(isDataItem ? markDates(value) : value));
  // The data of an item is the app's own.
  return renameKeysFromSDKRequestToRESTRequest(json, isDataItem ? ['data'] : []);
}

/** Writes dates as Wix Data does. */
function markDates(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.toISOString() };
  if (Array.isArray(value)) return value.map(markDates);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, markDates(inner)]));
}

function idOf(entity: unknown): string {
  const hasId = typeof entity === 'object' && entity !== null && '_id' in entity;
  return hasId && typeof entity._id === 'string' ? entity._id : '';
}

import type { Entity } from '../../model/entities/entities.js';
import type { EmulatorState } from '../../model/state.js';
import type { JsonObject } from '../../util/json.js';
import type { SiteCaller } from '../on-site.js';
import { putEntity, removeEntity } from '../store-writes.js';
import { GenericError } from './generic-error.js';
import { idFieldOf, type StandardMethod } from './standard-method.js';

/** The entities of one type on one site, which have ids, revisions and dates as their type says. */
export class EntityCollection {
  readonly #state: EmulatorState;
  readonly #caller: SiteCaller;
  readonly #siteId: string;
  readonly #method: StandardMethod;
  readonly #idField: 'id' | 'key';

  /** @param method The method whose types the entities have. */
  constructor(state: EmulatorState, caller: SiteCaller, method: StandardMethod) {
    this.#state = state;
    this.#caller = caller;
    this.#siteId = caller.appInstance.site.siteId;
    this.#method = method;
    this.#idField = idFieldOf(method.entity) ?? 'id';
  }

  /** All entities, oldest first. */
  get all(): readonly Entity[] {
    return this.#state.entities.list(this.#siteId, this.#method.entityType);
  }

  /**
   * The entity with an id.
   * @throws {GenericError} If there is none.
   */
  get(id: string): Entity {
    const { entityType, notFoundCode } = this.#method;
    const found = this.#state.entities.find(this.#siteId, entityType, id);
    if (found) return found;
    throw new GenericError(404, notFoundCode, `There is no ${entityType} with the id ${id}.`);
  }

  /**
   * Adds an entity.
   * @param content Its fields. Those that its type does not have are left out.
   * @throws {GenericError} If there is an entity with the same id.
   */
  create(content: JsonObject): Entity {
    const { entityType } = this.#method;
    const own = content[this.#idField];
    const given = typeof own === 'string' && own !== '' ? own : undefined;
    if (given !== undefined && this.#state.entities.find(this.#siteId, entityType, given)) {
      const message = `There is already a ${entityType} with the id ${given}.`;
      throw new GenericError(409, 'ALREADY_EXISTS', message);
    }
    const id = given ?? this.#state.entities.newId(this.#siteId, entityType);
    return this.#put(id, {
      ...this.#ownFields(content),
      [this.#idField]: id,
      ...this.#managed('createdDate', this.#now),
      ...this.#managed('updatedDate', this.#now),
      ...this.#managed('revision', this.#revision(1)),
    });
  }

  /**
   * Replaces the given fields of an entity, each as a whole, or all fields if the method does so.
   * @param content The fields. A revision must be the current one.
   * @param mask The only fields to replace. Those that the content does not have are removed.
   * @throws {GenericError} If there is no such entity, or the revision is not the current one.
   */
  update(id: string, content: JsonObject, mask?: readonly string[]): Entity {
    const current = this.get(id);
    checkRevision(current, content.revision);
    const { createdDate, ...fields } = this.#ownFields(content);
    const isMasked = (key: string) => mask === undefined || mask.includes(key);
    const isReplaced = (key: string) => (mask ? mask.includes(key) : this.#method.isReplaced);
    return this.#put(id, {
      ...pick(current, (key) => !isReplaced(key)),
      ...pick(fields, isMasked),
      [this.#idField]: id,
      ...(current.createdDate !== undefined && { createdDate: current.createdDate }),
      ...this.#managed('updatedDate', this.#now),
      ...this.#managed('revision', this.#revision((Number(current.revision) || 0) + 1)),
    });
  }

  /** The id of an entity in its fields; `undefined` if it has none. */
  idIn(content: JsonObject): string | undefined {
    const id = content[this.#idField];
    return typeof id === 'string' ? id : undefined;
  }

  /**
   * Removes an entity.
   * @param revision The revision in the request, which must be the current one.
   * @throws {GenericError} If there is none, or the revision is not the current one.
   */
  delete(id: string, revision?: unknown): void {
    checkRevision(this.get(id), revision);
    removeEntity(this.#state, this.#caller, this.#method.entityType, id);
  }

  get #now(): string {
    return new Date(this.#state.clock.now()).toISOString();
  }

  /** Some types have numbers, and most have texts. */
  #revision(count: number): string | number {
    return this.#method.entity.get('revision')?.startsWith('number') ? count : String(count);
  }

  /** A field that Wix sets, if the type has it. */
  #managed(field: string, value: unknown): JsonObject {
    return this.#method.entity.has(field) ? { [field]: value } : {};
  }

  #ownFields(content: JsonObject): JsonObject {
    return pick(content, (key) => this.#method.entity.has(key));
  }

  #put(id: string, entity: Entity): Entity {
    putEntity(this.#state, this.#caller, this.#method.entityType, id, entity);
    return entity;
  }
}

function pick(object: JsonObject, isWanted: (key: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => isWanted(key)));
}

/** A request without a revision is accepted, and so is any revision of a seeded entity that has none. */
function checkRevision({ revision: current }: Entity, given: unknown): void {
  if (given === undefined || given === null || given === '') return;
  if (typeof given !== 'string' && typeof given !== 'number') {
    throw new GenericError(400, 'INVALID_ARGUMENT', 'The revision must be a string or a number.');
  }
  if (current === undefined || String(given) === String(current)) return;
  const message = `The revision is ${current}, and the request has ${given}.`;
  throw new GenericError(409, 'INVALID_REVISION', message);
}

import type { Entity } from '../../model/entities/entities.js';
import { isJsonObject, type JsonObject } from '../../util/json.js';
import type { EntityCollection } from './entity-collection.js';
import { readMask } from './field-mask.js';
import { GenericError } from './generic-error.js';
import type { StandardMethod } from './standard-method.js';

/** The largest number of entities in one request. */
const MAX_ENTITIES = 1000;

/** The names of the flag that asks for the entities in the response. */
const RETURN = ['returnEntity', 'returnFullEntity'];

/**
 * Answers a bulk method. An entity that fails does not affect the others.
 * @throws {GenericError} If the request has no list, or too long a one.
 */
export function bulkAnswer(
  method: StandardMethod,
  verb: 'bulkCreate' | 'bulkUpdate' | 'bulkDelete',
  collection: EntityCollection,
  request: JsonObject,
): JsonObject {
  const { requestField = '', responseField = '', itemField } = method;
  const list = request[requestField];
  if (!Array.isArray(list) || list.length > MAX_ENTITIES) {
    const message = `The field "${requestField}" must be a list of at most ${MAX_ENTITIES}.`;
    throw new GenericError(400, 'INVALID_ARGUMENT', message);
  }
  const results = list.map((item: unknown, originalIndex) => {
    try {
      const entity = perform(verb, collection, item, method);
      const itemMetadata = { id: entity.id ?? entity.key, originalIndex, success: true };
      const isWanted = RETURN.some((key) => request[key] === true) && itemField !== undefined;
      return { itemMetadata, ...(isWanted && verb !== 'bulkDelete' && { [itemField]: entity }) };
    } catch (error) {
      if (!(error instanceof GenericError)) throw error;
      const { code, message: description } = error;
      const id = idOf(item, collection, method);
      return {
        itemMetadata: { id, originalIndex, success: false, error: { code, description } },
      };
    }
  });
  const totalSuccesses = results.filter(({ itemMetadata }) => itemMetadata.success).length;
  const totalFailures = results.length - totalSuccesses;
  return {
    [responseField]: results,
    bulkActionMetadata: { totalSuccesses, totalFailures, undetailedFailures: 0 },
  };
}

function perform(
  verb: 'bulkCreate' | 'bulkUpdate' | 'bulkDelete',
  collection: EntityCollection,
  item: unknown,
  method: StandardMethod,
): Entity {
  const { wrapperField } = method;
  if (verb === 'bulkDelete') {
    if (typeof item !== 'string') {
      throw new GenericError(400, 'INVALID_ARGUMENT', 'Each id must be a string.');
    }
    collection.delete(item);
    return { id: item };
  }
  const content = contentOf(item, method);
  if (!isJsonObject(content)) {
    throw new GenericError(400, 'INVALID_ARGUMENT', 'Each entity must be an object.');
  }
  if (verb === 'bulkCreate') return collection.create(content);
  const mask =
    isJsonObject(item) && wrapperField !== undefined ? readMask(item, method) : undefined;
  const id = collection.idIn(content);
  if (id === undefined || id === '') {
    throw new GenericError(400, 'INVALID_ARGUMENT', 'Each entity must have an id.');
  }
  return collection.update(id, content, mask);
}

function contentOf(item: unknown, { wrapperField }: StandardMethod): unknown {
  return isJsonObject(item) && wrapperField !== undefined ? item[wrapperField] : item;
}

/** The id that an item of the request names, for its result. A new entity that fails may have none. */
function idOf(
  item: unknown,
  collection: EntityCollection,
  method: StandardMethod,
): string | undefined {
  if (typeof item === 'string') return item;
  const content = contentOf(item, method);
  return isJsonObject(content) ? collection.idIn(content) : undefined;
}

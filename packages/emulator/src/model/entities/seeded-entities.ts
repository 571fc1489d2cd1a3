import { renameKeysFromSDKRequestToRESTRequest } from '@wix/sdk-runtime/rename-all-nested-keys';
import { isJsonObject } from '../../util/json.js';
import type { Seed } from '../seed.js';
import type { Entity, EntitySeed } from './entities.js';

/** Turns the entities of a seed from the shape of the SDK into the shape of the wire. */
export function seededEntities({ entities = {} }: Pick<Seed, 'entities'>): EntitySeed {
  return Object.fromEntries(
    Object.entries(entities).map(([type, list]) => [type, list.map(toEntity)]),
  );
}

/** Turns an entity from the shape of the SDK into the shape of the wire. Returns a copy. */
export function toEntity(entity: object): Entity {
  const json: unknown = JSON.parse(JSON.stringify(entity));
  const wire: unknown = renameKeysFromSDKRequestToRESTRequest(json);
  return isJsonObject(wire) ? wire : {};
}

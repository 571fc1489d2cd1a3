import type { InstanceEntities } from '../model/entities/instance-entities.js';
import { toEntity } from '../model/entities/seeded-entities.js';
import type { EmulatorState } from '../model/state.js';
import type { TokenRecord } from '../model/tokens/token-store.js';
import { checkJson, MAX_STORED_DEPTH } from '../util/check-json.js';
import { ownerOf } from './on-site.js';
import { putEntity, removeEntity } from './store-writes.js';

/**
 * Creates the access to the entities of other Wix APIs on the site of an instance.
 * @param instance The instance's key or instance id.
 * @param author Who makes the changes. Default: the site's owner.
 * @throws {EmulatorError} If there is no such instance.
 */
export function instanceEntities(
  state: EmulatorState,
  instance: string,
  author?: TokenRecord,
): InstanceEntities {
  const { key } = state.require(instance);
  const siteId = () => state.require(key).appInstance.site.siteId;
  const caller = () => {
    const { appInstance } = state.require(key);
    return author ? { token: author, appInstance } : ownerOf(state, appInstance);
  };
  return {
    list: (type) => state.entities.list(siteId(), type),
    find: (type, id) => state.entities.find(siteId(), type, id),
    put(type, entity) {
      checkJson(entity, 'The entity', MAX_STORED_DEPTH);
      const given = toEntity(entity);
      const { id = given.key } = given;
      if (typeof id === 'string' && id !== '') {
        putEntity(state, caller(), type, id, given);
        return given;
      }
      const created = { ...given, id: state.entities.newId(siteId(), type) };
      putEntity(state, caller(), type, created.id, created);
      return created;
    },
    remove: (type, id) => removeEntity(state, caller(), type, id),
  };
}

import type { Entity } from '../model/entities/entities.js';
import type { EventIdentity } from '../model/events.js';
import type { EmulatorState } from '../model/state.js';
import type { EntityChange } from '../model/store-event.js';
import type { TokenRecord } from '../model/tokens/token-store.js';
import type { SiteCaller } from './on-site.js';

/** Who changes a site's data. Without a token, nobody is known to. */
export type StoreWriter = Pick<SiteCaller, 'appInstance'> & Partial<Pick<SiteCaller, 'token'>>;

/** Stores an entity on the site of the caller, and notes that it was created or updated. */
export function putEntity(
  state: EmulatorState,
  caller: StoreWriter,
  entityType: string,
  entityId: string,
  entity: Entity,
): void {
  const { siteId } = caller.appInstance.site;
  const slug = state.entities.find(siteId, entityType, entityId) ? 'updated' : 'created';
  state.entities.put(siteId, entityType, entityId, entity);
  noteChange(state, caller, { entityType, entityId, slug, entity });
}

/**
 * Removes an entity from the site of the caller, and notes that it was deleted.
 * @returns Whether there was such an entity.
 */
export function removeEntity(
  state: EmulatorState,
  caller: StoreWriter,
  entityType: string,
  entityId: string,
): boolean {
  const { siteId } = caller.appInstance.site;
  const entity = state.entities.find(siteId, entityType, entityId);
  if (!entity) return false;
  state.entities.remove(siteId, entityType, entityId);
  noteChange(state, caller, { entityType, entityId, slug: 'deleted', entity });
  return true;
}

/** Notes what the caller has done to an entity that is already stored. */
export function noteChange(
  state: EmulatorState,
  { token, appInstance }: StoreWriter,
  change: EntityChange,
): void {
  const { instanceId } = appInstance.instance;
  const identity = token ? identityOf(token) : ({ identityType: 'UNKNOWN' } as const);
  state.noteStoreEvent({ ...change, instanceId, identity, time: state.clock.now() });
}

function identityOf({ subjectType, subjectId, clientId }: TokenRecord): EventIdentity {
  switch (subjectType) {
    case 'VISITOR':
      return { identityType: 'ANONYMOUS_VISITOR', anonymousVisitorId: subjectId };
    case 'MEMBER':
      return { identityType: 'MEMBER', memberId: subjectId };
    case 'USER':
      return { identityType: 'WIX_USER', wixUserId: subjectId };
    case 'APP':
      return { identityType: 'APP', appId: clientId };
    default:
      return { identityType: 'UNKNOWN' };
  }
}

import type { Entity } from '../model/entities/entities.js';
import type { EmulatorState } from '../model/state.js';
import type { WixCall } from './call.js';
import { wixError } from './error.js';
import { isAppOrUser, onSite } from './on-site.js';
import { type Route, route } from './route.js';

const MEMBER = 'wix.members.v1.member';

/** The fields that Wix hides unless the request asks for a larger set of fields. */
const HIDDEN_FROM_PUBLIC = new Set([
  'loginEmail',
  'loginEmailVerified',
  'contact',
  'lastLoginDate',
]);
const UNKNOWN_TO_PUBLIC = {
  status: 'UNKNOWN',
  privacyStatus: 'UNKNOWN',
  activityStatus: 'UNKNOWN',
};
const HIDDEN_FROM_EXTENDED = new Set(['loginEmailVerified', 'contact', 'lastLoginDate']);

/** The operations of Wix's *Members* that the generic engine cannot answer. */
export const memberRoutes = {
  'get-current-member': route('GET', '/members/v1/members/my', getCurrentMember),
} satisfies Readonly<Record<string, Route>>;

/**
 * *Get Current Member*: returns the member of the caller's token. Creates the member from the token
 * if there is none.
 */
function getCurrentMember(state: EmulatorState, call: WixCall): Response {
  return onSite(state, call, (caller) => {
    const { token, appInstance } = caller;
    if (isAppOrUser(caller)) {
      const message = 'Only visitors and members of the site have a current member.';
      return wixError(403, 'PERMISSION_DENIED', message);
    }
    if (token.subjectType !== 'MEMBER') return Response.json({});
    const { siteId } = appInstance.site;
    const member =
      state.entities.find(siteId, MEMBER, token.subjectId) ??
      createMember(state, siteId, token.subjectId);
    const sets = call.url.searchParams.getAll('fieldsets');
    return Response.json({ member: selectFields(member, sets) });
  });
}

function createMember(state: EmulatorState, siteId: string, id: string): Entity {
  const now = new Date(state.clock.now()).toISOString();
  const member = {
    id,
    status: 'APPROVED',
    contactId: id,
    profile: {},
    privacyStatus: 'PRIVATE',
    activityStatus: 'ACTIVE',
    createdDate: now,
    updatedDate: now,
  };
  state.entities.put(siteId, MEMBER, id, member);
  return member;
}

function selectFields(member: Entity, sets: readonly string[]): Entity {
  if (sets.includes('FULL')) return member;
  const isExtended = sets.includes('EXTENDED');
  const hidden = isExtended ? HIDDEN_FROM_EXTENDED : HIDDEN_FROM_PUBLIC;
  const visible = Object.entries(member).filter(([field]) => !hidden.has(field));
  return { ...Object.fromEntries(visible), ...(!isExtended && UNKNOWN_TO_PUBLIC) };
}

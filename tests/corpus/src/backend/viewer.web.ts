import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';

/** Returns the caller's role in the app. */
export const getViewer = webMethod(Permissions.Anyone, async () => {
  const { subjectType, subjectId, active } = await auth.getTokenInfo();
  if (!active) return { role: 'anonymous', id: null };
  const roles: Record<string, string> = { USER: 'owner', MEMBER: 'member', VISITOR: 'visitor' };
  return { role: roles[subjectType] ?? 'anonymous', id: subjectId };
});

/** Returns the instance id, under which an app's own server stores the site's data. */
export const getInstanceId = webMethod(Permissions.Anyone, async () => {
  const { instanceId } = await auth.getTokenInfo();
  return instanceId;
});

/** Returns the members' area. */
export const getMemberArea = webMethod(Permissions.SiteMember, async () => {
  const { subjectId } = await auth.getTokenInfo();
  return { title: 'Members only', memberId: subjectId };
});

/** Checks the caller inside of the method. */
export const canEdit = webMethod(Permissions.Anyone, async () => {
  try {
    const info = await auth.getTokenInfo();
    return info.subjectType === 'USER';
  } catch {
    return false;
  }
});

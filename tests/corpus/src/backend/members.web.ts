import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { members } from './wix';

/** Returns the current member; null for a visitor. */
export const whoAmI = webMethod(Permissions.Anyone, async () => {
  try {
    const { member } = await members.getCurrentMember({ fieldsets: [members.Set.FULL] });
    return { id: member?._id ?? null, email: member?.loginEmail ?? null };
  } catch {
    return null;
  }
});

/** Lists the members of the site. */
export const listMembers = webMethod(Permissions.Admin, async () => {
  const { items: found } = await auth
    .elevate(members.queryMembers)({ fieldsets: [members.Set.FULL] })
    .eq('status', 'APPROVED')
    .limit(20)
    .find();
  return found.map(({ loginEmail, profile }) => ({ email: loginEmail, name: profile?.nickname }));
});

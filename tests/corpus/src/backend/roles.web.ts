import { items } from '@wix/data';
import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { getCaller } from 'wix-astro-web-methods/server';
import { members } from './wix';

/** Returns the caller's role from a collection of the app. */
export const getRole = webMethod(Permissions.SiteMember, async () => {
  const { subjectId } = await getCaller();
  const { items: roles } = await auth
    .elevate(items.query)('Roles')
    .eq('memberId', subjectId)
    .limit(1)
    .find();
  return roles[0]?.role ?? 'reader';
});

/** Answers callers with an editor's role only. */
export const listDrafts = webMethod(Permissions.SiteMember, async () => {
  const { subjectId } = await getCaller();
  const editors = await auth
    .elevate(items.query)('Roles')
    .eq('memberId', subjectId)
    .hasSome('role', ['editor', 'admin'])
    .count();
  if (editors === 0) return { status: 'DENIED' };
  const member = await auth.elevate(members.getMember)(subjectId);
  return { status: 'OK', editor: member.profile?.nickname ?? 'Unknown' };
});

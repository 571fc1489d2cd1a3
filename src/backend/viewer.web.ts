import { Permissions, webMethod } from '@wix/web-methods';
import { getCaller } from 'wix-astro-web-methods/server';

/** What the caller may do, which `getInstance` cannot tell: its result answers every caller. */
interface Viewer {
  /** Whether the caller may buy a plan: the site's owner and collaborators may. */
  canUpgrade: boolean;
}

/** Tells what the caller may do in the app, for a frontend to offer nothing else. */
export const getViewer = webMethod(Permissions.Anyone, async (): Promise<Viewer> => {
  const { subjectType } = await getCaller();
  return { canUpgrade: subjectType === 'USER' };
});

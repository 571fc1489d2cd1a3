import { Permissions, webMethod } from '@wix/web-methods';
import { getCaller } from 'wix-astro-web-methods/server';

/**
 * The rights of the caller. `getInstance` cannot return them, because all callers share its result.
 */
interface Viewer {
  /** Whether the caller may buy a plan, as the site's owner and collaborators may. */
  canUpgrade: boolean;
}

/** Returns the rights of the caller in the app, so that a frontend can hide everything else. */
export const getViewer = webMethod(Permissions.Anyone, async (): Promise<Viewer> => {
  const { subjectType } = await getCaller();
  return { canUpgrade: subjectType === 'USER' };
});

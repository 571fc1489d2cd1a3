import type { appInstances } from '@wix/app-management';
import type { EmulatorState } from '../model/state.js';
import type { WixCall } from './call.js';
import { wixError } from './error.js';
import { isAppOrUser, onSite } from './on-site.js';

/**
 * *Get App Instance*: returns the instance of the token to the app itself, and to a Wix user of the
 * site, which is an assumption.
 */
export function appInstance(state: EmulatorState, call: WixCall): Response {
  return onSite(state, call, (caller) => {
    if (!isAppOrUser(caller)) {
      const message = 'Only the app and the Wix users of the site may read the instance.';
      return wixError(403, 'PERMISSION_DENIED', message);
    }
    const { instance, site } = caller.appInstance;
    return Response.json({ instance, site } satisfies appInstances.GetAppInstanceResponse);
  });
}

import type { appInstances } from '@wix/app-management';
import type { EmulatorState } from '../model/state.js';
import type { WixCall } from './call.js';
import { wixError } from './error.js';

/**
 * *Get App Instance*: returns the instance of the token to the app itself, and to a Wix user of the
 * site, which is an assumption.
 */
export function appInstance(state: EmulatorState, { headers }: WixCall): Response {
  const token = state.tokens.find(headers.get('authorization') ?? '');
  if (!token || !state.tokens.isLive(token)) {
    return wixError(401, 'UNAUTHENTICATED', 'The access token is missing or not valid.');
  }
  const isAllowed = token.subjectType === 'APP' || token.subjectType === 'USER';
  if (!isAllowed || token.clientId !== state.env.WIX_CLIENT_ID) {
    const message = 'Only the app and the Wix users of the site may read the instance.';
    return wixError(403, 'PERMISSION_DENIED', message);
  }
  const found = state.findInstance(token.instanceId ?? '');
  if (!found?.installed) {
    return wixError(404, 'APP_INSTANCE_NOT_FOUND', 'The app is not installed on this site.');
  }
  const { instance, site } = found;
  return Response.json({ instance, site } satisfies appInstances.GetAppInstanceResponse);
}

import type { appInstances } from '@wix/app-management';
import type { EmulatorState } from '../model/state.js';
import type { WixCall } from './call.js';
import { wixError } from './error.js';

/** *Get App Instance*: returns the instance of the token, but only to the app itself. */
export function appInstance(state: EmulatorState, { headers }: WixCall): Response {
  const token = state.tokens.find(headers.get('authorization') ?? '');
  if (!token || !state.tokens.isLive(token)) {
    return wixError(401, 'UNAUTHENTICATED', 'The access token is missing or not valid.');
  }
  if (token.subjectType !== 'APP' || token.clientId !== state.env.WIX_CLIENT_ID) {
    return wixError(403, 'PERMISSION_DENIED', 'Only the app itself may read its instance.');
  }
  const found = state.findInstance(token.instanceId ?? '');
  if (!found?.installed) {
    return wixError(404, 'APP_INSTANCE_NOT_FOUND', 'The app is not installed on this site.');
  }
  const { instance, site } = found;
  return Response.json({ instance, site } satisfies appInstances.GetAppInstanceResponse);
}

import { Hono } from 'hono';
import type { EmulatorState } from '../state.js';
import { wixError } from './error.js';

/**
 * Wix's app instance API: the instance that the caller's token belongs to, for the app itself only.
 * @param state the emulator's state.
 */
export function appInstanceApi(state: EmulatorState): Hono {
  const api = new Hono();

  api.get('/instance', ({ req }) => {
    const token = state.tokens.find(req.header('authorization') ?? '');
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
    return Response.json({ instance: found.instance, site: found.site });
  });

  return api;
}

import type { AppInstance } from '../model/instances/instance-schema.js';
import type { EmulatorState } from '../model/state.js';
import type { TokenRecord } from '../model/tokens/token-store.js';
import type { WixCall } from './call.js';
import { wixError } from './error.js';

/** The verified caller of a request, on a site that has the app. */
export interface SiteCaller {
  readonly token: TokenRecord;
  readonly appInstance: AppInstance;
}

/**
 * Answers a request for the site of the caller's token. Refuses a caller without a valid token, a
 * caller of another app, and one whose site has no app.
 */
export function onSite(
  state: EmulatorState,
  { headers }: WixCall,
  answer: (caller: SiteCaller) => Response,
): Response {
  const token = state.tokens.find(headers.get('authorization') ?? '');
  if (!token || !state.tokens.isLive(token)) {
    return wixError(401, 'UNAUTHENTICATED', 'The access token is missing or not valid.');
  }
  if (token.clientId !== state.env.WIX_CLIENT_ID) {
    return wixError(403, 'PERMISSION_DENIED', 'The access token was issued to another app.');
  }
  const found = state.findInstance(token.instanceId ?? '');
  if (!found?.installed) {
    return wixError(404, 'APP_INSTANCE_NOT_FOUND', 'The app is not installed on this site.');
  }
  return answer({ token, appInstance: found });
}

/** The owner of the site of an instance, as a caller. */
export function ownerOf(state: EmulatorState, appInstance: AppInstance): SiteCaller {
  const { instanceId } = appInstance.instance;
  const owner = { ...state.callers.owner.claims, subjectType: 'USER' as const, instanceId };
  return { token: state.complete(owner), appInstance };
}

/** Whether the caller is the app itself or a Wix user of the site, who may do everything. */
export function isAppOrUser({ token: { subjectType } }: SiteCaller): boolean {
  return subjectType === 'APP' || subjectType === 'USER';
}

/**
 * Answers a request for the site of the caller's token, as {@link onSite} does. Only the app and the
 * Wix users of the site may make it.
 */
export function forAppOrUser(
  state: EmulatorState,
  call: WixCall,
  answer: (caller: SiteCaller) => Response,
): Response {
  return onSite(state, call, (caller) =>
    isAppOrUser(caller)
      ? answer(caller)
      : wixError(
          403,
          'PERMISSION_DENIED',
          'Only the app and the Wix users of the site may make this request.',
        ),
  );
}

import type { AppStrategy } from '@wix/sdk';
import type { EmulatorState } from '../model/state.js';
import { readInstance } from '../model/tokens/instance-parameter.js';
import { DEFAULT_LIFETIME_SECONDS, type TokenRecord } from '../model/tokens/token-store.js';
import type { WixCall } from './call.js';
import { wixError } from './error.js';

/** The SDK's type for an answer of token info. */
type TokenInfo = Awaited<ReturnType<ReturnType<typeof AppStrategy>['getTokenInfo']>>;

/** Token info: the caller behind an access token or a signed `instance` query parameter. */
export function tokenInfo(state: EmulatorState, { json }: WixCall): Response {
  const token = typeof json?.token === 'string' ? json.token : '';
  const record = state.tokens.find(token) ?? readInstance(state, token);
  if (!record) return invalidToken();
  const { active: _, instanceId, ...claims } = record;
  return Response.json({
    active: state.tokens.isLive(record),
    ...claims,
    ...(instanceId !== undefined && { instanceId }),
  } satisfies TokenInfo);
}

/** The grant `client_credentials`: a token of the app itself for one instance. */
export function clientCredentials(state: EmulatorState, { json }: WixCall): Response {
  const { WIX_CLIENT_ID, WIX_CLIENT_SECRET } = state.env;
  if (json?.client_id !== WIX_CLIENT_ID || json.client_secret !== WIX_CLIENT_SECRET) {
    return wixError(401, 'INVALID_CLIENT', 'The client id or the client secret is wrong.');
  }
  const id = json.instance_id;
  const found = typeof id === 'string' ? state.findInstance(id) : undefined;
  if (!found?.installed) return notInstalled();
  const record = state.complete({
    subjectType: 'APP',
    subjectId: WIX_CLIENT_ID,
    instanceId: found.instance.instanceId,
  });
  return tokenAnswer(state, record);
}

/** The grant `strip_bound_session`: a token that is not bound to the caller's session. */
export function stripBoundSession(state: EmulatorState, { json }: WixCall): Response {
  if (json?.client_secret !== state.env.WIX_CLIENT_SECRET) {
    return wixError(401, 'INVALID_CLIENT', 'The client secret is wrong.');
  }
  const token = json.access_token;
  const bound = typeof token === 'string' ? state.tokens.find(token) : undefined;
  if (!bound || !state.tokens.isLive(bound)) return invalidToken();
  return tokenAnswer(state, bound);
}

/** The grant `anonymous`: tokens of a new visitor. */
export function anonymous(state: EmulatorState, { json }: WixCall): Response {
  if (json?.clientId !== state.env.WIX_CLIENT_ID) return invalidClientId();
  const instanceId = state.env.WIX_CLIENT_INSTANCE_ID;
  // An imported state may not have this instance.
  if (!state.findInstance(instanceId)) return notInstalled();
  const record = state.complete({ subjectType: 'VISITOR', instanceId });
  return tokenAnswer(state, record, state.refreshTokens.issue(record));
}

/** The grant `refresh_token`: a new token of the same visitor. */
export function refresh(state: EmulatorState, { json }: WixCall): Response {
  if (json?.clientId !== state.env.WIX_CLIENT_ID) return invalidClientId();
  const token = typeof json.refreshToken === 'string' ? json.refreshToken : '';
  const record = state.refreshTokens.find(token);
  if (!record) return wixError(400, 'INVALID_GRANT', 'The refresh token is not valid.');
  const renewed = { ...record, ...state.tokens.times(DEFAULT_LIFETIME_SECONDS) };
  return tokenAnswer(state, renewed, token);
}

/** Answers a grant with the fields that the SDK's strategies read. The SDK has no type for them. */
function tokenAnswer(state: EmulatorState, record: TokenRecord, refreshToken?: string): Response {
  return Response.json({
    access_token: state.tokens.issue(record),
    expires_in: record.exp - Math.floor(state.clock.now() / 1000),
    token_type: 'Bearer',
    ...(refreshToken !== undefined && { refresh_token: refreshToken }),
  });
}

function invalidToken(): Response {
  return wixError(401, 'INVALID_TOKEN', 'The token is not valid.');
}

function invalidClientId(): Response {
  return wixError(401, 'INVALID_CLIENT', 'The client id is wrong.');
}

function notInstalled(): Response {
  return wixError(400, 'APP_NOT_INSTALLED', 'The app is not installed under this instance id.');
}

import { Hono } from 'hono';
import { type JsonObject, readJsonObject } from '../json.js';
import type { EmulatorState } from '../state.js';
import { defaultLifetimeSeconds, type TokenRecord } from '../tokens.js';
import { wixError } from './error.js';

/**
 * Wix's OAuth endpoints: `token-info`, and `token` with the grants that the SDK asks for.
 * @param state the emulator's state.
 */
export function oauthApi(state: EmulatorState): Hono {
  const api = new Hono();

  api.post('/token-info', async ({ req }) => {
    const body = await readJsonObject(req.raw);
    const record = typeof body?.token === 'string' ? state.tokens.find(body.token) : undefined;
    if (!record) return invalidToken();
    const { active: _, ...claims } = record;
    return Response.json({ active: state.tokens.isLive(record), ...claims });
  });

  api.post('/token', async ({ req }) => {
    const body = await readJsonObject(req.raw);
    if (!body) return wixError(400, 'INVALID_REQUEST', 'The body must be a JSON object.');
    // The SDK spells the two grants of visitors in camel case, and the other ones as OAuth does.
    switch (body.grant_type ?? body.grantType) {
      case 'client_credentials':
        return clientCredentials(state, body);
      case 'strip_bound_session':
        return stripBoundSession(state, body);
      case 'anonymous':
        return anonymous(state, body);
      case 'refresh_token':
        return refresh(state, body);
      default:
        return wixError(400, 'UNSUPPORTED_GRANT_TYPE', 'This grant type is not emulated.');
    }
  });

  return api;
}

function clientCredentials(state: EmulatorState, body: JsonObject): Response {
  const { WIX_CLIENT_ID, WIX_CLIENT_SECRET } = state.env;
  if (body.client_id !== WIX_CLIENT_ID || body.client_secret !== WIX_CLIENT_SECRET) {
    return wixError(401, 'INVALID_CLIENT', 'The client id or the client secret is wrong.');
  }
  const id = body.instance_id;
  const instance = typeof id === 'string' ? state.findInstance(id) : undefined;
  if (!instance?.installed) {
    return wixError(400, 'APP_NOT_INSTALLED', 'The app is not installed under this instance id.');
  }
  const record = state.complete({
    subjectType: 'APP',
    subjectId: WIX_CLIENT_ID,
    instanceId: instance.instance.instanceId,
  });
  return tokenAnswer(state, record);
}

function stripBoundSession(state: EmulatorState, body: JsonObject): Response {
  if (body.client_secret !== state.env.WIX_CLIENT_SECRET) {
    return wixError(401, 'INVALID_CLIENT', 'The client secret is wrong.');
  }
  const bound =
    typeof body.access_token === 'string' ? state.tokens.find(body.access_token) : undefined;
  if (!bound || !state.tokens.isLive(bound)) return invalidToken();
  return tokenAnswer(state, bound);
}

function anonymous(state: EmulatorState, body: JsonObject): Response {
  if (body.clientId !== state.env.WIX_CLIENT_ID) {
    return wixError(401, 'INVALID_CLIENT', 'The client id is wrong.');
  }
  const record = state.complete({
    subjectType: 'VISITOR',
    instanceId: state.env.WIX_CLIENT_INSTANCE_ID,
  });
  return tokenAnswer(state, record, state.refreshTokens.issue(record));
}

function refresh(state: EmulatorState, body: JsonObject): Response {
  const token = body.refreshToken;
  const record = typeof token === 'string' ? state.refreshTokens.find(token) : undefined;
  if (!record) return wixError(400, 'INVALID_GRANT', 'The refresh token is not valid.');
  const renewed = { ...record, ...state.tokens.times(defaultLifetimeSeconds) };
  return tokenAnswer(state, renewed, token);
}

function tokenAnswer(state: EmulatorState, record: TokenRecord, refreshToken?: unknown): Response {
  return Response.json({
    access_token: state.tokens.issue(record),
    expires_in: record.exp - Math.floor(state.clock.now() / 1000),
    token_type: 'Bearer',
    refresh_token: refreshToken,
  });
}

function invalidToken(): Response {
  return wixError(401, 'INVALID_TOKEN', 'The token is not valid.');
}

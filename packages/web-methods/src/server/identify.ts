import { unauthenticated, upstream, WebMethodError } from '../error.js';
import type { Caller } from './caller.js';

const TOKEN_INFO_URL = 'https://www.wixapis.com/oauth2/token-info';
const TIMEOUT_MS = 10_000;

/**
 * Asks Wix whose token it is.
 * @param token The `authorization` header as it came: Wix's frontends send the bare access token.
 * @param clientId The app's id; a token that was issued for another app is refused.
 * @throws {WebMethodError} `UNAUTHENTICATED` for a token that is bad, expired, inactive or another
 * app's, `UPSTREAM` if Wix fails, `TIMEOUT` if it does not answer within 10 s.
 * @see https://dev.wix.com/docs/rest/app-management/oauth-2/token-info
 */
export async function identify(token: string, clientId: string): Promise<Caller> {
  const info = await fetchTokenInfo(token);
  if (!info.active) throw unauthenticated('The access token is expired or inactive.');
  if (info.clientId !== clientId) {
    throw unauthenticated('The access token was issued for another app.');
  }
  if (!info.instanceId) throw unauthenticated('The access token belongs to no app instance.');
  const { subjectType, subjectId, siteId, instanceId } = info;
  return { subjectType, subjectId, siteId, instanceId };
}

interface TokenInfo {
  active: boolean;
  clientId: string | undefined;
  instanceId: string | undefined;
  siteId: string;
  subjectId: string;
  subjectType: Caller['subjectType'];
}

async function fetchTokenInfo(token: string): Promise<TokenInfo> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(TOKEN_INFO_URL, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    body = await response.json();
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'TimeoutError') {
      throw new WebMethodError('TIMEOUT', 'Wix did not answer in time.', { status: 504, cause });
    }
    throw unverified(cause);
  }
  if (response.ok) return parseTokenInfo(body);
  // Wix answers a token that it cannot read with a client error; 429 is about us, not the token.
  if (response.status < 500 && response.status !== 429) {
    throw unauthenticated('The access token is not valid.');
  }
  throw unverified(new Error(`Wix answered token-info with status ${response.status}.`));
}

function unverified(cause: unknown): WebMethodError {
  return upstream('Wix failed to verify the access token.', cause);
}

const SUBJECT_TYPES: readonly Caller['subjectType'][] = ['VISITOR', 'MEMBER', 'USER', 'APP'];

function parseTokenInfo(body: unknown): TokenInfo {
  if (typeof body !== 'object' || body === null) {
    throw unverified(new Error('Wix answered token-info with no object.'));
  }
  const info = new Map(Object.entries(body));
  const text = (key: string): string | undefined => {
    const value: unknown = info.get(key);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const exp: unknown = info.get('exp');
  const expired = typeof exp !== 'number' || exp * 1000 <= Date.now();
  return {
    active: info.get('active') === true && !expired,
    clientId: text('clientId'),
    instanceId: text('instanceId'),
    siteId: text('siteId') ?? '',
    subjectId: text('subjectId') ?? '',
    // A subject that we do not know is UNKNOWN, which no method admits.
    subjectType: SUBJECT_TYPES.find((type) => type === info.get('subjectType')) ?? 'UNKNOWN',
  };
}

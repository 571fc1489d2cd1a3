import type { Caller } from './caller.js';
import { timeout, unauthenticated, upstream } from './errors.js';

const TOKEN_INFO_URL = 'https://www.wixapis.com/oauth2/token-info';
const TIMEOUT_MS = 10_000;

/** A caller, and when its token expires. */
export interface VerifiedCaller {
  readonly caller: Caller;
  /** When the token expires, in milliseconds since the epoch. */
  readonly expires: number;
}

/**
 * Asks Wix for the caller of a token.
 * @param token The `authorization` header as received: Wix's frontends send the bare access token.
 * @param clientId The app's id. A token that was issued for another app is refused.
 * @throws {WebMethodError} `UNAUTHENTICATED` if the token is malformed, expired, inactive or issued
 * for another app; `UPSTREAM` if Wix fails; `TIMEOUT` if Wix does not answer within 10 s.
 * @see https://dev.wix.com/docs/rest/app-management/oauth-2/token-info
 */
export async function identify(token: string, clientId: string): Promise<VerifiedCaller> {
  const info = await fetchTokenInfo(token);
  if (!info.active || info.expires <= Date.now()) {
    throw unauthenticated('The access token is expired or inactive.');
  }
  if (info.clientId !== clientId) {
    throw unauthenticated('The access token was issued for another app.');
  }
  if (!info.instanceId) throw unauthenticated('The access token belongs to no app instance.');
  const { expires, subjectType, subjectId, siteId, instanceId } = info;
  return { caller: Object.freeze({ subjectType, subjectId, siteId, instanceId }), expires };
}

interface TokenInfo {
  active: boolean;
  clientId: string | undefined;
  expires: number;
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
    body = response.ok ? await response.json() : undefined;
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'TimeoutError') {
      throw timeout('Wix did not answer in time.', cause);
    }
    throw unverified(cause);
  }
  if (response.ok) return parseTokenInfo(body);
  // Wix answers a token that it cannot read with a client error. A 429 is not about the token.
  if (response.status < 500 && response.status !== 429) {
    throw unauthenticated('The access token is not valid.');
  }
  throw unverified(new Error(`Wix answered token-info with status ${response.status}.`));
}

function unverified(cause: unknown) {
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
  return {
    active: info.get('active') === true,
    clientId: text('clientId'),
    // Without an expiry time, the token counts as expired.
    expires: typeof exp === 'number' ? exp * 1000 : 0,
    instanceId: text('instanceId'),
    siteId: text('siteId') ?? '',
    subjectId: text('subjectId') ?? '',
    // An unknown subject type becomes `UNKNOWN`, which no method allows.
    subjectType: SUBJECT_TYPES.find((type) => type === info.get('subjectType')) ?? 'UNKNOWN',
  };
}

import { PACKAGE_NAME } from '../consts.js';

const TOKEN_URL = 'https://www.wixapis.com/oauth2/token';
const TIMEOUT_MS = 10_000;

/** The credentials that identify the app to Wix. */
export interface AppCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A token that Wix granted. */
export interface Grant {
  readonly token: string;
  /** When the token expires, in milliseconds since the epoch. */
  readonly expires: number;
}

/** Thrown when Wix grants no token. */
class GrantError extends Error {
  override readonly name = 'GrantError';
  /**
   * The HTTP status of Wix's answer; `undefined` if there was none. The SDK would overwrite a
   * property with the name `status`.
   */
  readonly grantStatus: number | undefined;

  constructor(message: string, grantStatus?: number, cause?: unknown) {
    super(`${PACKAGE_NAME}: ${message}`, { cause });
    this.grantStatus = grantStatus;
  }
}

/**
 * Requests the app's own token for an instance, which elevated SDK calls use.
 * @param app The app's credentials.
 * @param instanceId The instance.
 * @throws {GrantError} If Wix grants no token.
 * @see https://dev.wix.com/docs/rest/app-management/oauth-2/create-access-token
 */
export function grantAppToken(app: AppCredentials, instanceId: string): Promise<Grant> {
  return requestGrant({
    grant_type: 'client_credentials',
    client_id: app.clientId,
    client_secret: app.clientSecret,
    instance_id: instanceId,
  });
}

/**
 * Requests a token with which the server may act as a caller, as the SDK's `AppStrategy` does. The
 * token that a browser sends is bound to the browser's session.
 * @param app The app's credentials.
 * @param token The caller's token.
 * @throws {GrantError} If Wix grants no token.
 */
export function grantCallerToken(app: AppCredentials, token: string): Promise<Grant> {
  return requestGrant({
    grant_type: 'strip_bound_session',
    client_secret: app.clientSecret,
    access_token: token,
  });
}

async function requestGrant(body: Readonly<Record<string, string>>): Promise<Grant> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(TOKEN_URL, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    answer = response.ok ? await response.json() : undefined;
  } catch (cause) {
    throw new GrantError('Wix did not answer the request for an access token.', undefined, cause);
  }
  if (!response.ok) {
    throw new GrantError(
      `Wix granted no access token: status ${response.status}.`,
      response.status,
    );
  }
  const fields = new Map(Object.entries(answer ?? {}));
  const token: unknown = fields.get('access_token');
  const seconds: unknown = fields.get('expires_in');
  if (typeof token !== 'string' || token === '' || typeof seconds !== 'number') {
    throw new GrantError('Wix answered the request for an access token without one.');
  }
  return { token, expires: Date.now() + seconds * 1000 };
}

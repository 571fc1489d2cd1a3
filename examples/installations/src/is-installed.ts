import { InstallationsError } from './error.ts';

const TOKEN_URL = 'https://www.wixapis.com/oauth2/token';

/** How long Wix may take, in milliseconds. */
const TIMEOUT_MS = 10_000;

/** The HTTP statuses by which Wix refuses a token. */
const REFUSAL_STATUSES: readonly number[] = [400, 403, 404];

/**
 * The OAuth codes that refuse the app itself or its request, and not an instance. Wix documents
 * no code for an instance that is gone, so every other code stands for that.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2
 */
const CODES_OF_APP: readonly string[] = [
  'invalid_client',
  'invalid_request',
  'invalid_scope',
  'unauthorized_client',
  'unsupported_grant_type',
];

/** The credentials that identify the app to Wix. */
export interface AppCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * Asks Wix whether an instance of the app is installed, by requesting a token for it. Wix's SDK
 * cannot tell: in Node, its error is the same for a refusal, an outage and a wrong secret.
 * @returns `false` only if Wix refuses this very instance.
 * @throws {InstallationsError} If Wix does not say so: it fails, does not answer in time, or refuses
 * the app itself, for example because its secret is wrong.
 * @see https://dev.wix.com/docs/rest/app-management/oauth-2/create-access-token
 */
export async function isInstalled(app: AppCredentials, instanceId: string): Promise<boolean> {
  const { status, body } = await requestGrant(app, instanceId);
  if (status === 200 && typeof fieldOf(body, 'access_token') === 'string') return true;
  const code = codeOf(body);
  const isOfApp = CODES_OF_APP.includes(code.toLowerCase());
  if (REFUSAL_STATUSES.includes(status) && code && !isOfApp) return false;
  throw noAnswer(`status ${status}, ${code || 'without a code'}`);
}

interface Answer {
  readonly status: number;
  /** The parsed body; `undefined` if it is not JSON. */
  readonly body: unknown;
}

async function requestGrant(app: AppCredentials, instanceId: string): Promise<Answer> {
  try {
    const response = await fetch(TOKEN_URL, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: app.clientId,
        client_secret: app.clientSecret,
        instance_id: instanceId,
      }),
      // For the body, too.
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: response.status, body: parse(await response.text()) };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    throw noAnswer(isLate ? 'no answer in time' : 'the connection failed');
  }
}

/** Returns the code of an error from Wix or from OAuth. Without a code, it returns an empty text. */
function codeOf(body: unknown): string {
  const ofWix = fieldOf(fieldOf(fieldOf(body, 'details'), 'applicationError'), 'code');
  const code = ofWix ?? fieldOf(body, 'error');
  // It goes into the log.
  return typeof code === 'string' && /^\w{1,60}$/.test(code) ? code : '';
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser would quote the answer, in which there may be a token.
    return undefined;
  }
}

function noAnswer(reason: string): InstallationsError {
  return new InstallationsError(
    'WIX_FAILED',
    `Wix did not say whether the app is installed: ${reason}.`,
  );
}

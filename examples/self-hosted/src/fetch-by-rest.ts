import type { appInstances } from '@wix/app-management';
import { WebMethodError } from 'wix-astro-web-methods/server';
import type { Config } from './config.ts';
import type { FetchInstance } from './get-instance.ts';
import { tooLate, WIX_TIMEOUT_MS } from './time-limit.ts';

const WIX = 'https://www.wixapis.com';

/**
 * Asks by Wix's REST API what {@link fetchBySdk} does by the SDK.
 * @see https://dev.wix.com/docs/rest/app-management/oauth-2/create-access-token
 * @see https://dev.wix.com/docs/rest/app-management/app-instance/get-app-instance
 */
export function fetchByRest({ clientId, clientSecret }: Config): FetchInstance {
  return async (instanceId) => {
    // For both requests together.
    const signal = AbortSignal.timeout(WIX_TIMEOUT_MS);
    const grant = await ask('/oauth2/token', {
      signal,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        instance_id: instanceId,
      }),
    });
    if (!isGrant(grant)) throw failed('Wix granted no access token.');
    const answer = await ask('/apps/v1/instance', {
      signal,
      headers: { authorization: grant.access_token },
    });
    if (!isInstance(answer)) throw failed('Wix answered no instance.');
    return answer;
  };
}

async function ask(path: string, init: RequestInit): Promise<unknown> {
  let status: number;
  let body: string;
  try {
    const response = await fetch(new URL(path, WIX), init);
    status = response.status;
    body = await response.text();
  } catch (cause) {
    const isLate = cause instanceof Error && cause.name === 'TimeoutError';
    throw isLate ? tooLate(cause) : failed('Wix cannot be reached.', cause);
  }
  if (status === 200) return parse(body);
  if (status === 403) throw new WebMethodError('FORBIDDEN', 'Wix refused.', { status });
  if (status === 404) throw new WebMethodError('NOT_FOUND', 'Wix has found nothing.', { status });
  throw failed(`Wix answered ${path} with status ${status}.`);
}

/** Dates are text in JSON; the only one of the SDK's type is revived as the SDK does it. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body, (key, value: unknown) =>
      key === 'endDate' && typeof value === 'string' ? new Date(value) : value,
    );
  } catch (cause) {
    throw failed('Wix answered no JSON.', cause);
  }
}

function isGrant(value: unknown): value is { access_token: string } {
  return isObject(value) && 'access_token' in value && typeof value.access_token === 'string';
}

/** The fields inside are Wix's word, as they are for the SDK. */
function isInstance(value: unknown): value is appInstances.GetAppInstanceResponse {
  return (
    isObject(value) &&
    'instance' in value &&
    isObject(value.instance) &&
    'site' in value &&
    isObject(value.site)
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** What has failed is for the log, as its cause; the caller learns that it was Wix. */
function failed(reason: string, cause?: unknown): WebMethodError {
  return new WebMethodError('UPSTREAM', 'Wix failed to answer.', {
    status: 502,
    cause: new Error(reason, { cause }),
  });
}

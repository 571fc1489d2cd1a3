import { type OperationId, operationIds } from '../model/operations/operations.js';
import { redactSecrets } from '../redact/secrets.js';
import { maskedUrl } from '../redact/values.js';
import { appInstance } from './app-instance.js';
import { billingRoutes } from './billing.js';
import { cacheRoutes } from './cache.js';
import type { WixCall } from './call.js';
import { dataRoutes } from './data/data.js';
import { ecomRoutes } from './ecom/ecom.js';
import { embeddedScriptRoutes } from './embedded-scripts.js';
import { wixError } from './error.js';
import { mediaRoutes } from './media.js';
import { memberRoutes } from './members.js';
import { anonymous, clientCredentials, refresh, stripBoundSession, tokenInfo } from './oauth.js';
import { type Endpoint, hosts, type Route, route } from './route.js';
import { secretRoutes } from './secrets.js';
import { sitePropertyRoutes } from './site-properties.js';
import { storeRoutes } from './stores.js';

const tokenEndpoint = { method: 'POST', hosts, path: '/oauth2/token' } as const;

/** One route per operation. The type guarantees that the table is complete. */
export const routes: Readonly<Record<OperationId, Route>> = {
  'token-info': route('POST', '/oauth2/token-info', tokenInfo),
  'client-credentials': {
    endpoints: [tokenEndpoint],
    grant: 'client_credentials',
    answer: clientCredentials,
  },
  'strip-bound-session': {
    endpoints: [tokenEndpoint],
    grant: 'strip_bound_session',
    answer: stripBoundSession,
  },
  anonymous: { endpoints: [tokenEndpoint], grant: 'anonymous', answer: anonymous },
  'refresh-token': { endpoints: [tokenEndpoint], grant: 'refresh_token', answer: refresh },
  'get-app-instance': route('GET', '/apps/v1/instance', appInstance),
  ...embeddedScriptRoutes,
  ...secretRoutes,
  ...dataRoutes,
  ...sitePropertyRoutes,
  ...memberRoutes,
  ...cacheRoutes,
  ...storeRoutes,
  ...ecomRoutes,
  ...billingRoutes,
  ...mediaRoutes,
  'site-scripts': route('GET', '/assets/scripts/v1/site-scripts', () =>
    Response.json({ siteScripts: [] }),
  ),
  telemetry: {
    endpoints: [
      { method: 'POST', hosts, path: '/otel-collector/*' },
      { method: 'POST', hosts, path: '/wixcode/v1/telemetry/*' },
      { hosts: ['frog.wix.com'], path: '/*' },
    ],
    answer: () => Response.json({}),
  },
};

/**
 * Identifies the operation of a request.
 * @returns `undefined` if the request is not emulated.
 */
export function identify(call: WixCall): OperationId | undefined {
  return (
    find(call, (path) => !path.includes('*')) ??
    find(call, (path) => path.includes('*') && !path.endsWith('/*')) ??
    find(call, (path) => path.endsWith('/*'))
  );
}

function find(call: WixCall, isWanted: (path: string) => boolean): OperationId | undefined {
  const given = grantOf(call);
  const answering: Partial<typeof routes> = routes;
  return operationIds.find((id) => {
    const { grant, endpoints = [] } = answering[id] ?? {};
    const isGranted = grant === undefined || grant === given;
    return isGranted && endpoints.some((one) => isWanted(one.path) && leadsTo(call, one));
  });
}

/**
 * Refuses a request that is not emulated, with an error that names it.
 * @param values The secret values, because apps log the error.
 */
export function refuse(call: WixCall, values: readonly string[]): Response {
  const grant = leadsTo(call, tokenEndpoint) ? ` with the grant ${named(grantOf(call))}` : '';
  const what = `${call.method} ${maskedUrl(call.url.href, values)}${grant}`;
  return wixError(501, 'NOT_EMULATED', `wix-emulator does not emulate ${what}`);
}

function leadsTo({ method, url }: WixCall, endpoint: Endpoint): boolean {
  if (endpoint.method !== undefined && endpoint.method !== method) return false;
  if (url.protocol !== 'https:' || !endpoint.hosts.includes(url.host)) return false;
  const segments = url.pathname.split('/');
  const wanted = endpoint.path.split('/');
  const isLongEnough = endpoint.path.endsWith('/*')
    ? segments.length >= wanted.length
    : segments.length === wanted.length;
  return isLongEnough && wanted.every((one, index) => one === '*' || one === segments[index]);
}

// The SDK uses camel case for the grants of visitors, and OAuth's spelling for all others.
function grantOf({ json }: WixCall): unknown {
  return json?.grant_type ?? json?.grantType;
}

/** Returns a grant's name for the error message, unless the value may be a secret. */
function named(grant: unknown): string {
  const isName = typeof grant === 'string' && /^[a-z_]{1,40}$/.test(redactSecrets(grant));
  return isName ? `"${grant}"` : 'that it names';
}

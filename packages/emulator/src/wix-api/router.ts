import { type OperationId, operationIds } from '../model/operations.js';
import type { EmulatorState } from '../model/state.js';
import { loggedUrl, redactSecrets } from '../redact/secrets.js';
import { appInstance } from './app-instance.js';
import type { WixCall } from './call.js';
import { wixError } from './error.js';
import { anonymous, clientCredentials, refresh, stripBoundSession, tokenInfo } from './oauth.js';
import {
  createSecret,
  deleteSecret,
  getSecretValue,
  listSecretInfo,
  updateSecret,
} from './secrets.js';

/** An endpoint of an operation. */
interface Endpoint {
  /** The HTTP method. Default: any. */
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly hosts: readonly string[];
  /** The whole path, or its beginning if it ends with `/*`. */
  readonly path: string;
}

/** How to recognize an operation, and how to answer it. */
interface Route {
  readonly endpoints: readonly Endpoint[];
  /** The OAuth grant, if several operations share an endpoint. */
  readonly grant?: string;
  readonly answer: (state: EmulatorState, call: WixCall) => Response;
}

/** The hosts of Wix's APIs; the second one is a cache in front of the first. */
const hosts = ['www.wixapis.com', 'edge.wixapis.com'];

const SECRETS = '/_api/cloud-secrets-vault-server/api/v1/secrets';

const tokenEndpoint = { method: 'POST', hosts, path: '/oauth2/token' } as const;

/** One route per operation. The type guarantees that the table is complete. */
export const routes: Readonly<Record<OperationId, Route>> = {
  'token-info': {
    endpoints: [{ method: 'POST', hosts, path: '/oauth2/token-info' }],
    answer: tokenInfo,
  },
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
  'get-app-instance': {
    endpoints: [{ method: 'GET', hosts, path: '/apps/v1/instance' }],
    answer: appInstance,
  },
  'get-secret-value': {
    endpoints: [{ method: 'GET', hosts, path: `${SECRETS}/name/*` }],
    answer: getSecretValue,
  },
  'list-secret-info': {
    endpoints: [{ method: 'GET', hosts, path: SECRETS }],
    answer: listSecretInfo,
  },
  'create-secret': {
    endpoints: [{ method: 'POST', hosts, path: SECRETS }],
    answer: createSecret,
  },
  'update-secret': {
    endpoints: [{ method: 'PATCH', hosts, path: `${SECRETS}/*` }],
    answer: updateSecret,
  },
  'delete-secret': {
    endpoints: [{ method: 'DELETE', hosts, path: `${SECRETS}/*` }],
    answer: deleteSecret,
  },
  'site-scripts': {
    endpoints: [{ method: 'GET', hosts, path: '/assets/scripts/v1/site-scripts' }],
    answer: () => Response.json({ siteScripts: [] }),
  },
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
  const grant = grantOf(call);
  return operationIds.find((id) => {
    const route = routes[id];
    const isGranted = route.grant === undefined || route.grant === grant;
    return isGranted && route.endpoints.some((endpoint) => leadsTo(call, endpoint));
  });
}

/** Refuses a request that is not emulated, with an error that names it. */
export function refuse(call: WixCall): Response {
  const grant = leadsTo(call, tokenEndpoint) ? ` with the grant ${named(grantOf(call))}` : '';
  const what = `${call.method} ${loggedUrl(call.url.href)}${grant}`;
  return wixError(501, 'NOT_EMULATED', `wix-emulator does not emulate ${what}`);
}

function leadsTo({ method, url }: WixCall, endpoint: Endpoint): boolean {
  if (endpoint.method !== undefined && endpoint.method !== method) return false;
  if (url.protocol !== 'https:' || !endpoint.hosts.includes(url.host)) return false;
  return endpoint.path.endsWith('/*')
    ? url.pathname.startsWith(endpoint.path.slice(0, -1))
    : url.pathname === endpoint.path;
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

/** What an export of one of Wix's packages does. */
export type SdkFunction =
  | {
      readonly does: 'request';
      readonly method: string;
      /** The URL, with a parameter of the path as `:name`. */
      readonly url: string;
      /** The fields of the body that tell operations with the same URL apart. */
      readonly body?: Readonly<Record<string, string>>;
    }
  /** Subscribes to an event. */
  | { readonly does: 'subscribe'; readonly event: string }
  /** Calls the dashboard or the editor around the page. */
  | { readonly does: 'call-host'; readonly host: 'dashboard' | 'editor' }
  /** Sends no request itself: a constant, a builder, or a function that runs locally. */
  | { readonly does: 'nothing' }
  /** A module with functions. */
  | { readonly does: 'contain' }
  | { readonly does: 'unknown'; readonly reason: string };

const API = 'https://www.wixapis.com';
const TOKEN_URL = `${API}/oauth2/token`;
const ITEMS_URL = `${API}/wix-data/v2/items`;

const request = (
  method: string,
  url: string,
  body?: Readonly<Record<string, string>>,
): SdkFunction => ({ does: 'request', method, url, ...(body && { body }) });

const nothing: SdkFunction = { does: 'nothing' };

/**
 * The functions of `items` in `@wix/data` that its package does not describe, or not correctly. The
 * last ones are those of old versions, whose descriptions have the wrong method.
 */
const items: Readonly<Record<string, SdkFunction>> = {
  query: request('GET', `${ITEMS_URL}/query`),
  count: request('POST', `${ITEMS_URL}/count`),
  distinct: request('POST', `${ITEMS_URL}/query-distinct-values`),
  aggregate: request('POST', `${ITEMS_URL}/aggregate`),
  aggregatePipeline: request('POST', `${ITEMS_URL}/aggregate-pipeline`),
  bulkRemove: request('POST', `${API}/wix-data/v2/bulk/items/remove`),
  queryReferenced: request('POST', `${ITEMS_URL}/query-referenced`),
  queryReferencedItems: request('POST', `${ITEMS_URL}/query-referenced`),
  insertReference: request('POST', `${API}/wix-data/v2/bulk/items/insert-references`),
  queryDataItems: request('POST', `${ITEMS_URL}/query`),
  countDataItems: request('POST', `${ITEMS_URL}/count`),
  queryDistinctValues: request('POST', `${ITEMS_URL}/query-distinct-values`),
  aggregateDataItems: request('POST', `${ITEMS_URL}/aggregate`),
  queryReferencedDataItems: request('POST', `${ITEMS_URL}/query-referenced`),
  isReferencedDataItem: request('POST', `${ITEMS_URL}/is-referenced`),
};

const dataItems = (names: readonly string[]) => {
  const [name = ''] = names;
  return Object.hasOwn(items, name) ? items[name] : undefined;
};

const tokenInfo = request('POST', `${API}/oauth2/token-info`);
const redirectSession = request('POST', `${API}/_api/redirects-api/v1/redirect-session`);
const graphql = request('POST', `${API}/graphql/alpha`);

/** The functions of `@wix/essentials` and `@wix/sdk` that send requests, by their dotted names. */
const sdkFunctions: Readonly<Record<string, SdkFunction>> = {
  'auth.getTokenInfo': tokenInfo,
  'httpClient.graphql': graphql,
  'httpClient.fetchWithAuth': { does: 'unknown', reason: 'the URL of the request is not known' },
  'client.graphql': graphql,
  'client.fetch': { does: 'unknown', reason: 'the URL of the request is not known' },
  'client.fetchWithAuth': { does: 'unknown', reason: 'the URL of the request is not known' },
  'client.auth.getTokenInfo': tokenInfo,
  'client.auth.elevated': tokenInfo,
  'client.auth.generateVisitorTokens': request('POST', TOKEN_URL, { grantType: 'anonymous' }),
  'client.auth.renewToken': request('POST', TOKEN_URL, { grantType: 'refresh_token' }),
  'client.auth.getMemberTokens': request('POST', TOKEN_URL, { grantType: 'authorization_code' }),
  'client.auth.getMemberTokensForExternalLogin': request('POST', TOKEN_URL, {
    grantType: 'authorized_client',
  }),
  'client.auth.login': request('POST', `${API}/_api/iam/authentication/v2/login`),
  'client.auth.register': request('POST', `${API}/_api/iam/authentication/v2/register`),
  'client.auth.sendPasswordResetEmail': request('POST', `${API}/_api/iam/recovery/v1/send-email`),
  'client.auth.handleOAuthCallback': request('POST', `${API}/oauth/access`),
  'client.auth.getAuthUrl': redirectSession,
  'client.auth.logout': redirectSession,
};

/** Packages whose functions send no requests themselves. */
const LOCAL =
  /^@wix\/(astro|web-methods|custom-extensions|design-system|wix-ui-icons-common|image-kit|sdk-types|sdk-runtime|react-component-schema|services-definitions|services-manager|services-manager-react)(\/|$)|\/service-plugins$/;

/**
 * Returns what an export does, for packages that do not describe it themselves.
 * @returns `undefined` if the package has to be asked.
 */
export function knownFunction(
  specifier: string,
  names: readonly string[],
): SdkFunction | undefined {
  if (LOCAL.test(specifier)) return nothing;
  switch (specifier) {
    case '@wix/dashboard':
      return { does: 'call-host', host: 'dashboard' };
    case '@wix/editor':
      return { does: 'call-host', host: 'editor' };
    case '@wix/data':
      return names[0] === 'items' ? dataItems(names.slice(1)) : undefined;
    case '@wix/wix-data-items-sdk':
      return dataItems(names);
    case '@wix/essentials':
    case '@wix/sdk': {
      const name = names.join('.');
      return Object.hasOwn(sdkFunctions, name) ? sdkFunctions[name] : nothing;
    }
    default:
      return undefined;
  }
}

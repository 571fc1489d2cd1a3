import * as sdk from '@wix/sdk';
import { markUnanswered } from '../server/sdk-error.js';
import { type CurrentCall, currentCall } from './current-call.js';

/*
 * Replaces `@wix/sdk` in the middleware of `@wix/astro`. In a web-method call, its strategies send
 * only the requests to Wix that the method needs, and cache the tokens. In every call, Wix's own
 * strategies request the caller, the app's token and the caller's token.
 */
export * from '@wix/sdk';

/** Creates a client that notices when Wix refuses a cached token. */
export const createClient: typeof sdk.createClient = (config) =>
  sdk.createClient({ ...config, fetch: fetchAndWatch });

/**
 * Creates the strategy of a request: our own in a web-method call with a token, otherwise Wix's.
 */
export function AppStrategy(options: StrategyOptions): Strategy {
  const call = currentCall.getStore();
  const isOfCall = call?.token !== undefined && 'accessToken' in options;
  return isOfCall ? strategyOf(call, options, call.token) : sdk.AppStrategy(options);
}

type StrategyOptions = Parameters<typeof sdk.AppStrategy>[0];
type Strategy = ReturnType<typeof sdk.AppStrategy>;

function strategyOf(call: CurrentCall, options: StrategyOptions, token: string): Strategy {
  call.hasContext = true;
  const { appId: clientId, appSecret: clientSecret = '', publicKey = '' } = options;
  const app = { clientId, clientSecret };
  const authorized = (authorization: string) => ({ headers: { Authorization: authorization } });
  return {
    ...sdk.AppStrategy(options),
    getAuthHeaders: async () => authorized(await call.authorizeAsCaller(app, token)),
    elevated: async () => ({
      // The instance is only known when a token is requested.
      ...sdk.AppStrategy({ appId: clientId, appSecret: clientSecret, publicKey, instanceId: '' }),
      getAuthHeaders: async () => authorized(await call.authorizeAsApp(app, token)),
    }),
  };
}

const fetchAndWatch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init).catch((error: unknown) => {
    markUnanswered(error);
    throw error;
  });
  if (response.status === 401 || response.status === 403) {
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : {}));
    currentCall.getStore()?.refused(headers.get('authorization') ?? '', response.status);
  }
  return response;
};

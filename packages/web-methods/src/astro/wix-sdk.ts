import * as sdk from '@wix/sdk';
import { type CurrentCall, currentCall } from './current-call.js';

/*
 * The SDK as the middleware of `@wix/astro` gets it in place of `@wix/sdk`. In a web-method call its
 * strategies ask Wix for nothing but what the method needs, and keep the tokens that they are granted;
 * Wix's own ask for the caller, for the app's token and for the caller's in every request.
 */
export * from '@wix/sdk';

/** Makes a client that learns when Wix refuses a kept token. */
export const createClient: typeof sdk.createClient = (config) =>
  sdk.createClient({ ...config, fetch: fetchAndWatch });

/** Makes the strategy of a request: ours in a web-method call with a token, else Wix's. */
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
      // It knows its instance once it is asked for a token.
      ...sdk.AppStrategy({ appId: clientId, appSecret: clientSecret, publicKey, instanceId: '' }),
      getAuthHeaders: async () => authorized(await call.authorizeAsApp(app, token)),
    }),
  };
}

const fetchAndWatch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (response.status === 401 || response.status === 403) {
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : {}));
    currentCall.getStore()?.refused(headers.get('authorization') ?? '', response.status);
  }
  return response;
};

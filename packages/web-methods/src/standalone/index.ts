// Not the global `process`: Vite replaces its `env` with an empty object in a build for workers.
import { env } from 'node:process';
import { CurrentCall, currentCall } from '../astro/current-call.js';
import { AppStrategy, createClient } from '../astro/wix-sdk.js';
import { PACKAGE_NAME } from '../consts.js';
import { failureResponse } from '../server/failure.js';
import { CallHandler, type CallOptions, type HandlerOptions } from '../server/handler.js';
import { CALLS, withCors } from '../server/responses.js';
import { runWithClients, type SdkClients } from './sdk-context.js';

/** The options of {@link createStandaloneHandler}. */
export interface StandaloneOptions
  extends Pick<HandlerOptions, 'modules' | 'base' | 'maxBodyBytes' | 'trailingSlash'> {
  /**
   * The app's id. Callers' tokens must be issued for this app. Default: `WIX_CLIENT_ID` of the
   * environment.
   */
  clientId?: string;
  /**
   * The app's secret. Without it, methods can make requests to Wix only if the host has set up the
   * SDK. Default: `WIX_CLIENT_SECRET` of the environment.
   */
  clientSecret?: string;
  /**
   * Whether callers get the messages and stacks of faults. Do not set it in production. Default:
   * `false`.
   */
  dev?: boolean;
}

/** A request as a router passes it on: on its own, or in the context of a route. */
export type RequestSource = Request | { readonly request: Request };

/** Answers the calls of web methods in any server. */
export interface StandaloneHandler {
  /** Answers a call. The path names the method. */
  handle(source: RequestSource): Promise<Response>;
  /**
   * Returns a function that answers the calls of a single method, whatever their path.
   * @param id The method's id, such as `backend/instance/getInstance`.
   */
  handleMethod(id: string): (source: RequestSource) => Promise<Response>;
}

/**
 * Creates the handler of an app's web methods for a server without Wix's middleware. In a method,
 * `auth.elevate()` and the functions of Wix's SDK work as they do in an app on Astro.
 * @param options The app's web modules, and its id and secret.
 */
export function createStandaloneHandler(options: StandaloneOptions): StandaloneHandler {
  const calls = once(
    () => new CallHandler({ ...options, dev: options.dev ?? false, clientId: idOf(options) }),
  );
  // Early, so that tools know the web methods before the first call. Some servers set up the
  // environment later.
  if (options.clientId ?? env.WIX_CLIENT_ID) calls();
  const answer = async (source: RequestSource, callOptions: CallOptions) => {
    // Some servers have a `Request` class of their own.
    const request = 'request' in source ? source.request : source;
    try {
      return await answerCall(calls(), request, callOptions, options);
    } catch (error) {
      const { pathname } = new URL(request.url);
      const token = request.headers.get('authorization') ?? undefined;
      return failureResponse(error, { dev: false, path: pathname, methods: CALLS, token });
    }
  };
  return {
    handle: (source) => answer(source, {}),
    handleMethod: (id) => (source) => answer(source, { id }),
  };
}

async function answerCall(
  calls: CallHandler,
  request: Request,
  options: CallOptions,
  app: StandaloneOptions,
): Promise<Response> {
  const refusal = calls.check(request, options);
  if (refusal) return refusal;
  const call = new CurrentCall(calls, request, options);
  call.hasContext = true;
  try {
    const run = () => runWithClients(createClients(app, call.token), () => call.answer(request));
    return withCors(await currentCall.run(call, run));
  } catch (error) {
    return calls.answerFault(error, request, options);
  }
}

/** Creates the SDK's clients of a call. They are created when a method first uses them. */
function createClients(app: StandaloneOptions, accessToken = ''): SdkClients {
  const strategy = once(() =>
    AppStrategy({ appId: idOf(app), appSecret: secretOf(app), accessToken }),
  );
  const client = once(() => createClient({ auth: strategy() }));
  const elevatedClient = once(() => {
    const elevated = once(() => strategy().elevated());
    return createClient({
      auth: { getAuthHeaders: async (host) => (await elevated()).getAuthHeaders(host) },
    });
  });
  return {
    get client() {
      return client();
    },
    get elevatedClient() {
      return elevatedClient();
    },
  };
}

function idOf({ clientId = env.WIX_CLIENT_ID }: StandaloneOptions): string {
  return required(clientId, 'WIX_CLIENT_ID', 'clientId');
}

function secretOf({ clientSecret = env.WIX_CLIENT_SECRET }: StandaloneOptions): string {
  return required(clientSecret, 'WIX_CLIENT_SECRET', 'clientSecret');
}

function required(value: string | undefined, variable: string, option: string): string {
  if (value) return value;
  throw new Error(
    `${PACKAGE_NAME}: ${variable} is missing. Set it in the server's environment, or pass ${option} to createStandaloneHandler().`,
  );
}

function once<T>(create: () => T): () => T {
  let created: { readonly value: T } | undefined;
  return () => {
    created ??= { value: create() };
    return created.value;
  };
}

import { WebMethodError } from '../error.js';
import { parseArguments } from './arguments.js';
import { readBody } from './body.js';
import type { Caller } from './caller.js';
import { CallerCache } from './caller-cache.js';
import { type Credentials, credentialsOf, type Session } from './credentials.js';
import { badRequest, forbidden, methodNotAllowed, timeout, unauthenticated } from './errors.js';
import { failureResponse } from './failure.js';
import { ModuleRegistry, methodOf, readName, type WebModules } from './modules.js';
import { isAllowed, type WebMethodFunction, webMethodOf } from './permission.js';
import { encodePlainResult } from './plain-result.js';
import { CALLS, preflight, READS } from './responses.js';
import { encodeResult } from './result.js';
import { type RunInContext, runMethod } from './run.js';
import { publishToTools } from './tools-hook.js';
import { within } from './within.js';

/** What a handler serves. */
export interface HandlerOptions {
  /** The build-time manifest of the app's web modules. */
  modules: WebModules;
  /** The app's id, for which a caller's token must have been issued. */
  clientId: string;
  /** Whether the messages and stacks of faults may reach the caller: never in production. */
  dev: boolean;
  /** The largest body that a call may have, in bytes. Default: 1 MiB. */
  maxBodyBytes?: number;
  /** Whether the path of a call may end in a slash, as some apps have it. Default: `false`. */
  trailingSlash?: boolean;
  /**
   * Makes an error's stack name the lines of its source, in development, as `ssrFixStacktrace()` of
   * a Vite server does. Default: the stack stays as it is.
   */
  fixStack?: (error: Error) => void;
}

/** What a framework knows of a call beside the request. */
export interface CallOptions {
  /** Runs the method where the SDK knows the caller's installation. Default: just runs it. */
  inContext?: RunInContext;
  /** The session of a headless site's visitor. It counts only where nothing else says who calls. */
  session?: Session | undefined;
  /**
   * The web method of which the request's address is the endpoint: it is called with `GET`, without
   * arguments, and answers plain JSON. Without it the request is a frontend's call.
   */
  endpoint?: (() => Promise<unknown>) | undefined;
}

/** Answers web-method calls: a Fetch API handler, for any framework. */
export type Handler = (request: Request, options?: CallOptions) => Promise<Response>;

/** How long a call may take on the server, so that no fault of Wix's leaves a caller waiting. */
const TIMEOUT_MS = 30_000;

/**
 * Makes the handler of an app's web methods. What needs no network is checked first, so that a
 * malformed call costs no call to Wix.
 * @param options The app's web modules and its id.
 */
export function createHandler(options: HandlerOptions): Handler {
  const { modules, clientId, dev, maxBodyBytes = 1024 * 1024, trailingSlash, fixStack } = options;
  const registry = new ModuleRegistry(modules, dev);
  const callers = new CallerCache(clientId);
  publishToTools(registry, callers);

  /** Answers a frontend's call: the path names the method, and the body has the arguments. */
  async function answerCall(call: Call): Promise<Response> {
    const { request } = call;
    checkForm(request);
    const name = readName(new URL(request.url).pathname, trailingSlash);
    // What is at hand is not awaited: each promise costs, in Node more than elsewhere.
    const module = registry.loaded(name.module) ?? (await registry.load(name.module));
    const method = methodOf(module, name.method);
    const { token, instanceId } = requireCredentials(call);
    call.awaitsBody = true;
    const body = await readBody(request, maxBodyBytes);
    call.awaitsBody = false;
    const args = parseArguments(body);
    const caller = callers.recall(token) ?? (await callers.identify(token));
    admit(method, caller, instanceId);
    const id = `${name.module}/${name.method}`;
    const { inContext } = call;
    const encode = encodeResult;
    return runMethod({ method, id, keptAs: id, args, caller, token, inContext, encode });
  }

  /** Answers a read of an endpoint: the address is the method's own. */
  async function answerEndpoint(call: Call, method: WebMethodFunction): Promise<Response> {
    const { request, inContext } = call;
    if (!READS.includes(request.method)) throw methodNotAllowed('Endpoints are read with GET.');
    const { token, instanceId } = requireCredentials(call);
    const caller = callers.recall(token) ?? (await callers.identify(token));
    admit(method, caller, instanceId);
    const response = await runMethod({
      method,
      id: `endpoint ${new URL(request.url).pathname}`,
      keptAs: endpointKey(method),
      args: [],
      caller,
      token,
      inContext,
      encode: encodePlainResult,
    });
    // An error keeps its body, which servers leave out: of an empty 404 or 500 Astro makes a page.
    return request.method === 'HEAD' ? new Response(null, response) : response;
  }

  return async (request, { endpoint, inContext, session } = {}) => {
    const methods = endpoint ? READS : CALLS;
    if (request.method === 'OPTIONS') {
      return preflight(methods, request.headers.get('access-control-request-headers'));
    }
    const credentials = credentialsOf(request, session);
    const call = { request, credentials, inContext, awaitsBody: false };
    try {
      const answer = endpoint ? answerEndpoint(call, webMethodOf(endpoint)) : answerCall(call);
      return await within(TIMEOUT_MS, answer, () => tooLate(call));
    } catch (error) {
      const path = new URL(request.url).pathname;
      return failureResponse(error, { dev, fixStack, path, methods, token: credentials?.token });
    }
  };
}

const endpointKeys = new WeakMap<WebMethodFunction, string>();

/** Names the kept results of an endpoint, whose address a caller can write in many ways. */
function endpointKey(method: WebMethodFunction): string {
  const key = endpointKeys.get(method) ?? `endpoint ${crypto.randomUUID()}`;
  endpointKeys.set(method, key);
  return key;
}

function requireCredentials({ credentials }: Call): Credentials {
  if (!credentials) throw unauthenticated('The call has no access token.');
  return credentials;
}

/**
 * Lets a caller pass who may call a method.
 * @param instanceId The only installation for which the caller's token counts; any, if `undefined`.
 */
function admit(method: WebMethodFunction, caller: Caller, instanceId: string | undefined): void {
  if (instanceId !== undefined && instanceId !== caller.instanceId) {
    throw unauthenticated('The session belongs to another installation.');
  }
  if (!isAllowed(method.permission, caller.subjectType)) {
    throw forbidden(
      `The method's permission is ${method.permission}, which the caller does not have.`,
    );
  }
}

/** A call on its way through the handler. */
interface Call {
  readonly request: Request;
  readonly credentials: Credentials | undefined;
  readonly inContext: RunInContext | undefined;
  /** Whether it is the caller who takes his time. */
  awaitsBody: boolean;
}

function tooLate({ awaitsBody }: Call): WebMethodError {
  return awaitsBody
    ? badRequest('The body did not arrive in time.')
    : timeout('The call took too long.');
}

function checkForm({ method, headers }: Request): void {
  if (method !== 'POST') throw methodNotAllowed('Web methods are called with POST.');
  if (!isJson(headers.get('content-type'))) {
    throw new WebMethodError('UNSUPPORTED_MEDIA_TYPE', 'Arguments are sent as application/json.', {
      status: 415,
    });
  }
}

function isJson(contentType: string | null): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
}

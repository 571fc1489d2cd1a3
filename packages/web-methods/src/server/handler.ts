import { BASE_PATH } from '../consts.js';
import { WebMethodError } from '../error.js';
import { parseArguments } from './arguments.js';
import { readBody, tooLarge } from './body.js';
import type { Caller } from './caller.js';
import { CallerCache } from './caller-cache.js';
import { type Credentials, credentialsOf, type Session } from './credentials.js';
import { endpointKey } from './endpoint-key.js';
import { badRequest, forbidden, methodNotAllowed, timeout, unauthenticated } from './errors.js';
import { errorFields, type FailedCall, failureResponse, isFault } from './failure.js';
import { type MethodName, ModuleRegistry, nameOf, readName, type WebModules } from './modules.js';
import { isAllowed, type WebMethodFunction, webMethodOf } from './permission.js';
import { encodePlainResult } from './plain-result.js';
import { CALLS, preflight, READS } from './responses.js';
import { encodeResult } from './result.js';
import { runMethod } from './run.js';
import { publishToTools } from './tools-hook.js';
import { withTimeout } from './with-timeout.js';

/** The options of {@link createHandler}. */
export interface HandlerOptions {
  /** The build-time manifest of the app's web modules. */
  modules: WebModules;
  /** The app's id. Callers' tokens must be issued for this app. */
  clientId: string;
  /** The path below which methods are called. Default: `/api/web-methods`. */
  base?: string;
  /** Whether callers get the messages and stacks of faults. Do not set it in production. */
  dev: boolean;
  /** The maximum size of a call's body, in bytes. Default: 1 MiB. */
  maxBodyBytes?: number;
  /** Whether the path of a call may end in a slash. Default: `false`. */
  trailingSlash?: boolean;
  /**
   * Maps an error's stack to the lines of the source in development, as `ssrFixStacktrace()` of a
   * Vite server does. Default: stacks are not changed.
   */
  fixStack?: (error: Error) => void;
}

/** The details of a call that a framework passes along with the request. */
export interface CallOptions {
  /**
   * The session of a headless site's visitor. It is used only if nothing else identifies the
   * caller.
   */
  session?: Session | undefined;
  /**
   * The web method that the address serves as an endpoint: it is called with `GET`, without
   * arguments, and its result is plain JSON. Default: the request is a frontend's call.
   */
  endpoint?: (() => Promise<unknown>) | undefined;
  /**
   * The id of the only method that the address serves, such as `backend/instance/getInstance`.
   * Default: the path names the method.
   */
  id?: string | undefined;
  /** The route of the endpoint, by which all processes know its cached results. */
  route?: string | undefined;
  /** Called when the method starts to run, so not for a cached result or a refused call. */
  onRun?: (() => void) | undefined;
}

/** A Fetch API handler that answers web-method calls, for any framework. */
export type Handler = (request: Request, options?: CallOptions) => Promise<Response>;

/**
 * The maximum duration of a call on the server, so that callers do not wait forever if Wix fails.
 */
const TIMEOUT_MS = 30_000;

/**
 * Creates the handler of an app's web methods. Checks that need no network come first, so that a
 * malformed call costs no request to Wix.
 * @param options The app's web modules and its id.
 */
export function createHandler(options: HandlerOptions): Handler {
  const calls = new CallHandler(options);
  return (request, callOptions = {}) => calls.handle(request, callOptions);
}

/**
 * Answers web-method calls in separate steps, so that a framework can run its own code in between.
 */
export class CallHandler {
  readonly #options: HandlerOptions;
  readonly #maxBodyBytes: number;
  readonly #base: string;
  readonly #registry: ModuleRegistry;
  readonly #callers: CallerCache;

  /** @param options The app's web modules and its id. */
  constructor(options: HandlerOptions) {
    this.#options = options;
    this.#maxBodyBytes = options.maxBodyBytes ?? 1024 * 1024;
    this.#base = (options.base ?? BASE_PATH).replace(/\/*$/, '/');
    this.#registry = new ModuleRegistry(options.modules, options.dev);
    this.#callers = new CallerCache(options.clientId);
    publishToTools(this.#registry, this.#callers);
  }

  /** Answers a call in one step. */
  async handle(request: Request, options: CallOptions): Promise<Response> {
    try {
      const refusal = this.check(request, options);
      return refusal ? await refusal : await this.answer(request, options);
    } catch (error) {
      return this.answerFault(error, request, options);
    }
  }

  /**
   * Answers the calls that need only their headers: preflights, malformed calls, and calls without
   * credentials.
   * @returns The answer; `undefined` for every other call. It is not always a promise, as promises
   * cost time.
   */
  check(request: Request, options: CallOptions): Response | Promise<Response> | undefined {
    const methods = methodsOf(options);
    if (request.method === 'OPTIONS') {
      return preflight(methods, request.headers.get('access-control-request-headers'));
    }
    try {
      if (options.endpoint) checkRead(request);
      else checkForm(request);
      requireCredentials(request, options);
      const isTooLarge = Number(request.headers.get('content-length')) > this.#maxBodyBytes;
      return isTooLarge && !options.endpoint ? this.#refuseBody(request, options) : undefined;
    } catch (error) {
      return this.answerFault(error, request, options);
    }
  }

  /**
   * Refuses a body that is too large. It is read nevertheless, because a caller that is still
   * writing cannot read the refusal.
   */
  async #refuseBody(request: Request, options: CallOptions): Promise<Response> {
    try {
      await withTimeout(TIMEOUT_MS, readBody(request, this.#maxBodyBytes), slowBody);
      throw tooLarge(this.#maxBodyBytes);
    } catch (error) {
      return this.answerFault(error, request, options);
    }
  }

  /**
   * Answers a call that has passed {@link CallHandler.check}.
   * @throws The method's error, if it is a fault of the server or of Wix; see {@link isFault}.
   */
  async answer(request: Request, options: CallOptions): Promise<Response> {
    const { endpoint } = options;
    const progress = { awaitsBody: false };
    try {
      const answer = endpoint
        ? this.#answerEndpoint(request, options, webMethodOf(endpoint))
        : this.#answerCall(request, options, progress);
      return await withTimeout(TIMEOUT_MS, answer, () =>
        progress.awaitsBody ? slowBody() : timeout('The call took too long.'),
      );
    } catch (error) {
      if (isFault(error)) throw error;
      return this.answerFault(error, request, options);
    }
  }

  /** Answers a call that failed with an error. */
  answerFault(error: unknown, request: Request, options: CallOptions): Response {
    return failureResponse(error, this.#failedCall(request, options));
  }

  #failedCall(request: Request, options: CallOptions): FailedCall {
    const { dev, fixStack } = this.#options;
    const path = pathOf(request);
    const token = credentialsOf(request, options.session)?.token;
    return { dev, fixStack, path, methods: methodsOf(options), token };
  }

  /**
   * Returns the caller of a token, and asks Wix at most once a minute.
   * @throws {WebMethodError} If the token is not valid, or if Wix fails to verify it.
   */
  async identify(token: string): Promise<Caller> {
    return this.#callers.recall(token) ?? (await this.#callers.identify(token));
  }

  /** Answers a frontend's call: the path names the method, and the body contains the arguments. */
  async #answerCall(request: Request, options: CallOptions, progress: Progress): Promise<Response> {
    const { id: only } = options;
    const name = only === undefined ? this.#readName(pathOf(request)) : nameOf(only);
    // Values that are available already are not awaited: each promise costs time, most of all in
    // Node.
    const module = this.#registry.loaded(name.module) ?? (await this.#registry.load(name.module));
    const method = this.#registry.methodOf(module, name.method);
    const { token, instanceId } = requireCredentials(request, options);
    progress.awaitsBody = true;
    const body = await readBody(request, this.#maxBodyBytes);
    progress.awaitsBody = false;
    const args = parseArguments(body);
    const caller = this.#callers.recall(token) ?? (await this.#callers.identify(token));
    authorize(method, caller, instanceId);
    const id = `${name.module}/${name.method}`;
    const { onRun } = options;
    const encode = (result: unknown) =>
      encodeResult(result, (error) => errorFields(error, this.#failedCall(request, options)));
    return await runMethod({ method, id, keptAs: id, args, caller, token, onRun, encode });
  }

  #readName(path: string): MethodName {
    return readName(path, this.#options.trailingSlash, this.#base);
  }

  /** Answers a read of an endpoint, whose address stands for a single method. */
  async #answerEndpoint(
    request: Request,
    options: CallOptions,
    method: WebMethodFunction,
  ): Promise<Response> {
    const { token, instanceId } = requireCredentials(request, options);
    const caller = this.#callers.recall(token) ?? (await this.#callers.identify(token));
    authorize(method, caller, instanceId);
    const response = await runMethod({
      method,
      id: `endpoint ${pathOf(request)}`,
      keptAs: endpointKey(method, options.route),
      args: [],
      caller,
      token,
      onRun: options.onRun,
      encode: encodePlainResult,
    });
    // Only a result loses its body here. Servers omit an error's body themselves, and Astro
    // replaces a 404 or 500 without a body with a page.
    return request.method === 'HEAD' ? new Response(null, response) : response;
  }
}

/** Whether a call waits for its body, so that the caller causes the delay. */
type Progress = { awaitsBody: boolean };

function slowBody(): WebMethodError {
  return badRequest('The body did not arrive in time.');
}

/**
 * Cuts the path out of a request's URL. The URL is normalized, and parsing it again would take
 * time.
 */
function pathOf({ url }: Request): string {
  const path = url.slice(url.indexOf('/', url.indexOf('://') + 3));
  const end = path.search(/[?#]/);
  return end === -1 ? path : path.slice(0, end);
}

function methodsOf({ endpoint }: CallOptions): readonly string[] {
  return endpoint ? READS : CALLS;
}

function requireCredentials(request: Request, { session }: CallOptions): Credentials {
  const credentials = credentialsOf(request, session);
  if (!credentials) throw unauthenticated('The call has no access token.');
  return credentials;
}

/**
 * Checks that a caller may call a method.
 * @param instanceId The only instance that the caller's token is valid for; any if `undefined`.
 * @throws {WebMethodError} `UNAUTHENTICATED` for another instance, `FORBIDDEN` without permission.
 */
function authorize(
  method: WebMethodFunction,
  caller: Caller,
  instanceId: string | undefined,
): void {
  if (instanceId !== undefined && instanceId !== caller.instanceId) {
    throw unauthenticated('The session belongs to another instance.');
  }
  if (!isAllowed(method.permission, caller.subjectType)) {
    throw forbidden(
      `The method's permission is ${method.permission}, which the caller does not have.`,
    );
  }
}

function checkRead({ method }: Request): void {
  if (!READS.includes(method)) throw methodNotAllowed('Endpoints are read with GET.');
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

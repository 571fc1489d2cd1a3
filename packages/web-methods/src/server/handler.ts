import { WebMethodError } from '../error.js';
import { parseArguments } from './arguments.js';
import { readBody, tooLarge } from './body.js';
import type { Caller } from './caller.js';
import { CallerCache } from './caller-cache.js';
import { type Credentials, credentialsOf, type Session } from './credentials.js';
import { badRequest, forbidden, methodNotAllowed, timeout, unauthenticated } from './errors.js';
import { failureResponse, isFault } from './failure.js';
import { ModuleRegistry, methodOf, readName, type WebModules } from './modules.js';
import { isAllowed, type WebMethodFunction, webMethodOf } from './permission.js';
import { encodePlainResult } from './plain-result.js';
import { CALLS, preflight, READS } from './responses.js';
import { encodeResult } from './result.js';
import { runMethod } from './run.js';
import { publishToTools } from './tools-hook.js';
import { withTimeout } from './with-timeout.js';

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
  /** The session of a headless site's visitor. It counts only where nothing else says who calls. */
  session?: Session | undefined;
  /**
   * The web method of which the request's address is the endpoint: it is called with `GET`, without
   * arguments, and answers plain JSON. Without it the request is a frontend's call.
   */
  endpoint?: (() => Promise<unknown>) | undefined;
  /** Called when the method begins to run: not for a kept result, and not for a refused call. */
  onRun?: (() => void) | undefined;
}

/** Answers web-method calls: a Fetch API handler, for any framework. */
export type Handler = (request: Request, options?: CallOptions) => Promise<Response>;

/** How long a call may take on the server, so that no fault of Wix's leaves a caller waiting. */
const TIMEOUT_MS = 30_000;

/**
 * Makes the handler of an app's web methods. What needs no network is checked first, so that a
 * malformed call costs no request to Wix.
 * @param options The app's web modules and its id.
 */
export function createHandler(options: HandlerOptions): Handler {
  const calls = new CallHandler(options);
  return (request, callOptions = {}) => calls.handle(request, callOptions);
}

/** Answers web-method calls in the steps between which a framework does something of its own. */
export class CallHandler {
  readonly #options: HandlerOptions;
  readonly #maxBodyBytes: number;
  readonly #registry: ModuleRegistry;
  readonly #callers: CallerCache;

  /** @param options The app's web modules and its id. */
  constructor(options: HandlerOptions) {
    this.#options = options;
    this.#maxBodyBytes = options.maxBodyBytes ?? 1024 * 1024;
    this.#registry = new ModuleRegistry(options.modules, options.dev);
    this.#callers = new CallerCache(options.clientId);
    publishToTools(this.#registry, this.#callers);
  }

  /** Answers a call in all steps at once. */
  async handle(request: Request, options: CallOptions): Promise<Response> {
    try {
      const refusal = this.check(request, options);
      return refusal ? await refusal : await this.answer(request, options);
    } catch (error) {
      return this.answerFault(error, request, options);
    }
  }

  /**
   * Answers what the headers alone tell: preflights, and calls that are malformed or say nothing of
   * who calls.
   * @returns `undefined` at once for every other call: each promise costs.
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

  /** Reads a body that is too large: a caller who still writes does not get to read the refusal. */
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
   * @throws What the method throws, if it is no answer but a fault of the server or of Wix.
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

  /** Answers a call of which something was thrown. */
  answerFault(error: unknown, request: Request, options: CallOptions): Response {
    const { dev, fixStack } = this.#options;
    const path = pathOf(request);
    const token = credentialsOf(request, options.session)?.token;
    return failureResponse(error, { dev, fixStack, path, methods: methodsOf(options), token });
  }

  /**
   * Tells whose token it is: Wix is asked at most once a minute.
   * @throws {WebMethodError} If it is nobody's, or Wix does not say.
   */
  async identify(token: string): Promise<Caller> {
    return this.#callers.recall(token) ?? (await this.#callers.identify(token));
  }

  /** Answers a frontend's call: the path names the method, and the body has the arguments. */
  async #answerCall(request: Request, options: CallOptions, progress: Progress): Promise<Response> {
    const name = readName(pathOf(request), this.#options.trailingSlash);
    // What is at hand is not awaited: each promise costs, in Node more than elsewhere.
    const module = this.#registry.loaded(name.module) ?? (await this.#registry.load(name.module));
    const method = methodOf(module, name.method);
    const { token, instanceId } = requireCredentials(request, options);
    progress.awaitsBody = true;
    const body = await readBody(request, this.#maxBodyBytes);
    progress.awaitsBody = false;
    const args = parseArguments(body);
    const caller = this.#callers.recall(token) ?? (await this.#callers.identify(token));
    authorize(method, caller, instanceId);
    const id = `${name.module}/${name.method}`;
    const { onRun } = options;
    const encode = encodeResult;
    return await runMethod({ method, id, keptAs: id, args, caller, token, onRun, encode });
  }

  /** Answers a read of an endpoint: the address is the method's own. */
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
      keptAs: endpointKey(method),
      args: [],
      caller,
      token,
      onRun: options.onRun,
      encode: encodePlainResult,
    });
    // An error keeps its body, which servers leave out: of an empty 404 or 500 Astro makes a page.
    return request.method === 'HEAD' ? new Response(null, response) : response;
  }
}

/** How far a call has come. */
interface Progress {
  /** Whether it is the caller who takes his time. */
  awaitsBody: boolean;
}

function slowBody(): WebMethodError {
  return badRequest('The body did not arrive in time.');
}

/** The path of a request, whose URL is in its normal form: to parse it again takes time. */
function pathOf({ url }: Request): string {
  const path = url.slice(url.indexOf('/', url.indexOf('://') + 3));
  const end = path.search(/[?#]/);
  return end === -1 ? path : path.slice(0, end);
}

function methodsOf({ endpoint }: CallOptions): readonly string[] {
  return endpoint ? READS : CALLS;
}

const endpointKeys = new WeakMap<WebMethodFunction, string>();

/** Names the kept results of an endpoint, whose address a caller can write in many ways. */
function endpointKey(method: WebMethodFunction): string {
  const key = endpointKeys.get(method) ?? `endpoint ${crypto.randomUUID()}`;
  endpointKeys.set(method, key);
  return key;
}

function requireCredentials(request: Request, { session }: CallOptions): Credentials {
  const credentials = credentialsOf(request, session);
  if (!credentials) throw unauthenticated('The call has no access token.');
  return credentials;
}

/**
 * Lets a caller pass who may call a method.
 * @param instanceId The only instance for which the caller's token counts; any, if `undefined`.
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

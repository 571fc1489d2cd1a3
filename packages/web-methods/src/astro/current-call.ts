import { AsyncLocalStorage } from 'node:async_hooks';
import { PACKAGE_NAME } from '../consts.js';
import type { AppCredentials } from '../server/grants.js';
import type { CallHandler, CallOptions } from '../server/handler.js';
import { Pending } from '../server/pending.js';
import { CallTokens, dropAppToken, dropCallerToken } from '../server/token-cache.js';

const NO_CONTEXT = `${PACKAGE_NAME}: the middleware of @wix/astro has set up no SDK context for this call. Use a version of @wix/astro that ${PACKAGE_NAME} supports, or a newer ${PACKAGE_NAME}.`;

const OTHER_CALLER = `${PACKAGE_NAME}: a middleware has changed the authorization header of a call. Keep the header when you rewrite a request.`;

/** A web-method call, or a read of an endpoint, on its way from the middleware to the route. */
export class CurrentCall {
  /** The access token for which this package sets up the SDK; `undefined` if Wix does. */
  readonly token: string | undefined;
  /** The details that the framework passes along with the call. */
  readonly options: CallOptions;
  /**
   * Whether the address does not identify a call: a rewrite may lead any request to an endpoint.
   */
  readonly isUnknown: boolean;
  /** Whether Wix's middleware has set up the SDK context of this call. */
  hasContext = false;
  /** Called when the method starts to run. */
  onRun: () => void = () => {};
  /** The answer, once the app's own middleware is done with it. */
  readonly answered: Promise<Response>;
  readonly #handler: CallHandler;
  readonly #authorization: string | null;
  readonly #pending = new Pending<string>();
  #end: (answer: Response) => void = () => {};
  #instanceId: string | undefined;
  #appToken: string | undefined;
  #callerToken: string | undefined;

  /**
   * @param handler The handler of the app's calls.
   * @param request The request as it reaches the first middleware. Without a token in its header,
   * it is a call by session, for which Wix sets up the SDK.
   * @param options The details that the framework passes along with the call.
   * @param isUnknown Whether the address does not identify a call. Default: `false`.
   */
  constructor(handler: CallHandler, request: Request, options: CallOptions, isUnknown = false) {
    this.#handler = handler;
    this.#authorization = request.headers.get('authorization');
    this.token = isUnknown ? undefined : (this.#authorization ?? undefined);
    this.isUnknown = isUnknown;
    this.options = { ...options, onRun: () => this.onRun() };
    this.answered = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  /**
   * Answers the call.
   * @param request The request as it reaches the route. A middleware may have rewritten it.
   * @throws The method's error, if it is a fault; an error if the SDK acts for another caller, or
   * if Wix's middleware has set up the SDK in an unknown way.
   */
  async answer(request: Request): Promise<Response> {
    if (this.token !== undefined && !this.hasContext) throw new Error(NO_CONTEXT);
    this.#checkAuthorization(request);
    return this.#handler.answer(request, this.options);
  }

  /**
   * Answers a request that a rewrite has led to an endpoint, in the SDK context that Wix has set
   * up.
   * @throws {Error} If the SDK acts for another caller.
   */
  async readEndpoint(request: Request, endpoint: () => Promise<unknown>): Promise<Response> {
    this.#checkAuthorization(request);
    return this.#handler.handle(request, { ...this.options, endpoint });
  }

  /**
   * Checks that no middleware has changed the caller, because the SDK acts for the original one.
   */
  #checkAuthorization({ headers }: Request): void {
    if (headers.get('authorization') !== this.#authorization) throw new Error(OTHER_CALLER);
  }

  /** Records the final answer to the call. */
  end(answer: Response): Response {
    this.#end(answer);
    return answer;
  }

  /** Returns the `authorization` for requests to Wix as the app, on the caller's instance. */
  async authorizeAsApp(app: AppCredentials, callerToken: string): Promise<string> {
    const { instanceId } = await this.#handler.identify(callerToken);
    this.#instanceId = instanceId;
    this.#appToken = await new CallTokens(app, this.#pending).ofApp(instanceId);
    return this.#appToken;
  }

  /** Returns the `authorization` for requests to Wix as the caller. */
  async authorizeAsCaller(app: AppCredentials, callerToken: string): Promise<string> {
    // Monitoring sends its data long after the answer, and still needs the token of this call.
    this.#callerToken ??= await new CallTokens(app, this.#pending).ofCaller(callerToken);
    return this.#callerToken;
  }

  /**
   * Drops the token of a request that Wix has refused, so that the next request gets a new one.
   * @param authorization The `authorization` of the request.
   * @param status 401, or 403, which may mean the same if the instance was removed.
   */
  refused(authorization: string, status: number): void {
    if (authorization === this.#appToken && this.#instanceId !== undefined) {
      dropAppToken(this.#instanceId, authorization);
    }
    if (status === 401 && authorization === this.#callerToken && this.token !== undefined) {
      dropCallerToken(this.token, authorization);
      this.#callerToken = undefined;
    }
  }
}

/** The call in which code runs, even after an `await`. */
export const currentCall = new AsyncLocalStorage<CurrentCall>();

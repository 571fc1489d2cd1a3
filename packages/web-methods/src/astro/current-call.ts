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
  /** The access token for which we set up the SDK; `undefined` where Wix does. */
  readonly token: string | undefined;
  /** What the framework knows of it. */
  readonly options: CallOptions;
  /** Whether its address does not tell: it is any request, which a rewrite may lead to an endpoint. */
  readonly isUnknown: boolean;
  /** Whether Wix's middleware has taken the SDK context of this call. */
  hasContext = false;
  /** Called when the method begins to run. */
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
   * @param handler Answers the app's calls.
   * @param request As it reaches the first middleware. Without a token in its header it is a call by
   * session, for which Wix sets up the SDK.
   * @param options What the framework knows of it.
   * @param isUnknown Whether its address does not tell that it is one. Default: `false`.
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
   * @param request As it reaches the route: a middleware may have rewritten it.
   * @throws What the method throws, if it is a fault; an error if the SDK acts for somebody else, or if
   * Wix's middleware has set it up in a way that we do not know.
   */
  async answer(request: Request): Promise<Response> {
    if (this.token !== undefined && !this.hasContext) throw new Error(NO_CONTEXT);
    this.#checkAuthorization(request);
    return this.#handler.answer(request, this.options);
  }

  /**
   * Answers a request that a rewrite has led to an endpoint, in the SDK context that Wix has set up.
   * @throws {Error} If the SDK acts for somebody else.
   */
  async readEndpoint(request: Request, endpoint: () => Promise<unknown>): Promise<Response> {
    this.#checkAuthorization(request);
    return this.#handler.handle(request, { ...this.options, endpoint });
  }

  /** The SDK acts for whom the first request was from: a method must not take anybody else for the caller. */
  #checkAuthorization({ headers }: Request): void {
    if (headers.get('authorization') !== this.#authorization) throw new Error(OTHER_CALLER);
  }

  /** Says how the call was answered in the end. */
  end(answer: Response): Response {
    this.#end(answer);
    return answer;
  }

  /** The `authorization` of requests to Wix as the app, on the caller's instance. */
  async authorizeAsApp(app: AppCredentials, callerToken: string): Promise<string> {
    const { instanceId } = await this.#handler.identify(callerToken);
    this.#instanceId = instanceId;
    this.#appToken = await new CallTokens(app, this.#pending).ofApp(instanceId);
    return this.#appToken;
  }

  /** The `authorization` of requests to Wix as the caller. */
  async authorizeAsCaller(app: AppCredentials, callerToken: string): Promise<string> {
    // Monitoring sends what it has collected long after the answer, with the token of then.
    this.#callerToken ??= await new CallTokens(app, this.#pending).ofCaller(callerToken);
    return this.#callerToken;
  }

  /**
   * Learns that Wix has refused a request, so that the next one comes with a new token.
   * @param authorization The request's.
   * @param status 401, or 403, which may mean the same for an instance that was removed.
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

/** The call in which code runs, through all that it awaits. */
export const currentCall = new AsyncLocalStorage<CurrentCall>();

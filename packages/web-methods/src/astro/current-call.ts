import { AsyncLocalStorage } from 'node:async_hooks';
import type { AppCredentials } from '../server/grants.js';
import type { CallHandler, CallOptions } from '../server/handler.js';
import { CallTokens, dropAppToken, dropCallerToken } from '../server/kept-tokens.js';
import { Pending } from '../server/pending.js';

/** A web-method call, or a read of an endpoint, on its way from the middleware to the route. */
export class CurrentCall {
  /** The access token in the call's header; `undefined` for a call by session. */
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
  readonly #pending = new Pending<string>();
  #end: (answer: Response) => void = () => {};
  #instanceId: string | undefined;
  #appToken: string | undefined;
  #callerToken: string | undefined;

  /**
   * @param handler Answers the app's calls.
   * @param token The access token in its header.
   * @param options What the framework knows of it.
   * @param isUnknown Whether its address does not tell that it is one. Default: `false`.
   */
  constructor(
    handler: CallHandler,
    token: string | undefined,
    options: CallOptions,
    isUnknown = false,
  ) {
    this.#handler = handler;
    this.token = token;
    this.isUnknown = isUnknown;
    this.options = { ...options, onRun: () => this.onRun() };
    this.answered = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  /**
   * Answers the call.
   * @param request As it reaches the route: a middleware may have rewritten it.
   * @throws What the method throws, if it is a fault.
   */
  answer(request: Request): Promise<Response> {
    return this.#handler.answer(request, this.options);
  }

  /** Answers a request that a rewrite has led to an endpoint, in the SDK context that Wix has set up. */
  readEndpoint(request: Request, endpoint: () => Promise<unknown>): Promise<Response> {
    return this.#handler.handle(request, { ...this.options, endpoint });
  }

  /** Says how the call was answered in the end. */
  end(answer: Response): Response {
    this.#end(answer);
    return answer;
  }

  /** The `authorization` of requests to Wix as the app, on the caller's installation. */
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
   * @param status 401, or 403, which may mean the same for an installation that was removed.
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

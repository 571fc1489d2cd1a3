import { createHash } from 'node:crypto';
import type { Caller } from './caller.js';
import { identify, type VerifiedCaller } from './identify.js';
import { pendingOfRequests } from './pending.js';
import { recentlyUsed } from './recently-used.js';

/**
 * How long a verified caller is cached. A caller who loses a permission can use it for this long.
 */
const MAX_AGE_MS = 60_000;

/** The maximum number of cached callers. */
const MAX_CALLERS = 10_000;

/**
 * Caches the callers of an app, so that Wix verifies a token at most once a minute. It stores plain
 * values, and hashes instead of tokens, so that a memory dump reveals no token.
 */
export class CallerCache {
  #known = recentlyUsed<VerifiedCaller>(MAX_CALLERS);
  #pending = pendingOfRequests<Caller>();
  readonly #clientId: string;

  /** @param clientId The app's id. */
  constructor(clientId: string) {
    this.#clientId = clientId;
  }

  /** Returns the cached caller of a token; `undefined` if there is none. */
  recall(token: string): Caller | undefined {
    const found = this.#known.get(hash(token));
    return found && Date.now() < found.expires ? found.caller : undefined;
  }

  /**
   * Asks Wix for the caller of a token, and caches the answer.
   * @throws {WebMethodError} As {@link identify} does; errors are not cached.
   */
  async identify(token: string): Promise<Caller> {
    return this.#pending ? this.#pending.ask(token, () => this.#ask(token)) : this.#ask(token);
  }

  async #ask(token: string): Promise<Caller> {
    const known = this.#known;
    const { caller, expires } = await identify(token, this.#clientId);
    const until = Math.min(expires, Date.now() + MAX_AGE_MS);
    known.set(hash(token), { caller, expires: until });
    return caller;
  }

  /** Clears the cache. Callers that are being verified are not cached afterwards, either. */
  forget(): void {
    this.#known = recentlyUsed<VerifiedCaller>(MAX_CALLERS);
    this.#pending = pendingOfRequests();
  }
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}

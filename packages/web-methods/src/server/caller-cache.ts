import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Caller } from './caller.js';
import { identify, type VerifiedCaller } from './identify.js';
import { pendingOfRequests } from './pending.js';

/** How long Wix's word on a token holds: who loses a right may use it for so long. */
const MAX_AGE_MS = 60_000;

/** How many callers are remembered. */
const MAX_CALLERS = 10_000;

/**
 * The callers of an app, so that Wix is asked about a token at most once a minute. It remembers
 * values, and hashes of tokens, so that no memory dump gives any away.
 */
export class CallerCache {
  #known = emptyMemory();
  #pending = pendingOfRequests<Caller>();
  readonly #clientId: string;

  /** @param clientId The app's id. */
  constructor(clientId: string) {
    this.#clientId = clientId;
  }

  /** Tells whose token it is, if Wix has said so lately. */
  recall(token: string): Caller | undefined {
    const found = this.#known.get(hash(token));
    return found && Date.now() < found.expires ? found.caller : undefined;
  }

  /**
   * Asks Wix whose token it is.
   * @throws {WebMethodError} As {@link identify} does; a refusal is not remembered.
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

  /** Forgets every caller, also those about whom Wix is being asked. */
  forget(): void {
    this.#known = emptyMemory();
    this.#pending = pendingOfRequests();
  }
}

function emptyMemory(): LRUCache<string, VerifiedCaller> {
  return new LRUCache({ max: MAX_CALLERS });
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}

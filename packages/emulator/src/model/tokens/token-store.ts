import { LRUCache } from 'lru-cache';
import { invalidInput } from '../../util/emulator-error.js';
import { createSecret } from '../../util/own-secret.js';
import type { Clock } from '../clock.js';
import { lifetimeSchema, type SubjectType } from './claims.js';

/** The stored data of a token. Times are in seconds since the epoch, as on Wix. */
export interface TokenRecord {
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  readonly clientId: string;
  readonly siteId: string;
  readonly instanceId: string | undefined;
  readonly iat: number;
  readonly exp: number;
  readonly active: boolean;
}

/** Four hours, the lifetime of Wix's own access tokens. */
export const DEFAULT_LIFETIME_SECONDS = 4 * 60 * 60;

/** A token takes about 300 bytes. An app may use one for its whole lifetime, so few must get lost. */
const MAX_TOKENS = 100_000;

/** The tokens of one emulator. Beyond a limit, the least recently used tokens are removed. */
export class TokenStore {
  readonly #clock: Clock;
  readonly #records: LRUCache<string, TokenRecord>;

  /** @param max The maximum number of tokens. */
  constructor(clock: Clock, max = MAX_TOKENS) {
    this.#clock = clock;
    // With `max`, the cache would reserve room for all tokens of every emulator at once.
    this.#records = new LRUCache({ maxSize: max, sizeCalculation: () => 1 });
  }

  /**
   * Stores a record under a new opaque token.
   * @returns The token.
   */
  issue(record: TokenRecord): string {
    const token = createSecret();
    this.#records.set(token, record);
    return token;
  }

  /** The record of a token; `undefined` if this emulator has not issued it or has removed it. */
  find(token: string): TokenRecord | undefined {
    return this.#records.get(token);
  }

  /** Whether a token is neither revoked nor expired. */
  isLive(record: TokenRecord): boolean {
    return record.active && record.exp > this.#seconds();
  }

  /**
   * Returns the times of a token that is issued now.
   * @param lifetime The number of seconds until the token expires, which may be negative.
   * @throws {EmulatorError} If the lifetime is more than ten years.
   */
  times(lifetime: number): { readonly iat: number; readonly exp: number } {
    const { error } = lifetimeSchema.safeParse(lifetime);
    if (error)
      throw invalidInput('"expiresInSeconds" must be at most ten years, in either direction.');
    const iat = this.#seconds();
    // An expired token was issued before it expired.
    return { iat: lifetime < 0 ? iat + lifetime - 1 : iat, exp: iat + lifetime };
  }

  /** Removes every token. */
  clear(): void {
    this.#records.clear();
  }

  #seconds(): number {
    return Math.floor(this.#clock.now() / 1000);
  }
}

import { LRUCache } from 'lru-cache';
import { invalidInput } from '../../util/emulator-error.js';
import { createSecret } from '../../util/own-secret.js';
import type { Clock } from '../clock.js';
import { lifetimeSchema, type SubjectType } from './claims.js';

/** What the emulator remembers of a token; times in seconds since the epoch, as Wix sends them. */
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

/** Four hours, as Wix's own access tokens live. */
export const DEFAULT_LIFETIME_SECONDS = 4 * 60 * 60;

const MAX_TOKENS = 10_000;

/** The tokens of one emulator, the least recently used of which are forgotten beyond a limit. */
export class TokenStore {
  readonly #clock: Clock;
  readonly #records: LRUCache<string, TokenRecord>;

  /**
   * @param clock The emulator's clock.
   * @param max How many tokens to remember.
   */
  constructor(clock: Clock, max = MAX_TOKENS) {
    this.#clock = clock;
    this.#records = new LRUCache({ max });
  }

  /**
   * Remembers a record under a new opaque token.
   * @returns The token.
   */
  issue(record: TokenRecord): string {
    const token = createSecret();
    this.#records.set(token, record);
    return token;
  }

  /** The record of a token, or `undefined` if this emulator never issued it or has forgotten it. */
  find(token: string): TokenRecord | undefined {
    return this.#records.get(token);
  }

  /** Whether a token is neither revoked nor expired. */
  isLive(record: TokenRecord): boolean {
    return record.active && record.exp > this.#seconds();
  }

  /**
   * The times of a token that starts now.
   * @param lifetime Seconds until it expires; may be negative.
   * @throws {EmulatorError} If that is more than ten years.
   */
  times(lifetime: number): { readonly iat: number; readonly exp: number } {
    const { error } = lifetimeSchema.safeParse(lifetime);
    if (error)
      throw invalidInput('"expiresInSeconds" must be at most ten years, in either direction.');
    const iat = this.#seconds();
    // An expired token was issued before it expired.
    return { iat: lifetime < 0 ? iat + lifetime - 1 : iat, exp: iat + lifetime };
  }

  /** Forgets every token. */
  clear(): void {
    this.#records.clear();
  }

  #seconds(): number {
    return Math.floor(this.#clock.now() / 1000);
  }
}

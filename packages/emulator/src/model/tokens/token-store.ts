import { createSecret } from '../../util/own-secret.js';
import type { Clock } from '../clock.js';
import type { SubjectType } from './claims.js';

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
export const defaultLifetimeSeconds = 4 * 60 * 60;

const maxTokens = 10_000;

/** The tokens of one emulator, the least recently used of which are forgotten beyond a limit. */
export class TokenStore {
  readonly #clock: Clock;
  readonly #limit: number;
  readonly #records = new Map<string, TokenRecord>();

  /**
   * @param clock the emulator's clock.
   * @param limit how many tokens to remember.
   */
  constructor(clock: Clock, limit = maxTokens) {
    this.#clock = clock;
    this.#limit = limit;
  }

  /**
   * Remembers a record under a new opaque token.
   * @returns the token.
   */
  issue(record: TokenRecord): string {
    const token = createSecret();
    this.#records.set(token, record);
    const [oldest] = this.#records.keys();
    if (this.#records.size > this.#limit && oldest !== undefined) this.#records.delete(oldest);
    return token;
  }

  /** The record of a token, or `undefined` if this emulator never issued it or has forgotten it. */
  find(token: string): TokenRecord | undefined {
    const record = this.#records.get(token);
    if (record) {
      this.#records.delete(token);
      this.#records.set(token, record);
    }
    return record;
  }

  /** Whether a token is neither revoked nor expired. */
  isLive(record: TokenRecord): boolean {
    return record.active && record.exp > this.#seconds();
  }

  /**
   * The times of a token that starts now.
   * @param lifetime seconds until it expires; may be negative.
   */
  times(lifetime: number): { readonly iat: number; readonly exp: number } {
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

import { createHash } from 'node:crypto';
import type { LRUCache } from 'lru-cache';
import { PACKAGE_NAME } from '../consts.js';
import { type AppCredentials, type Grant, grantAppToken, grantCallerToken } from './grants.js';
import { type Pending, pendingOfRequests } from './pending.js';
import { recentlyUsed } from './recently-used.js';

/** The maximum number of cached tokens. */
const MAX_TOKENS = 10_000;

/**
 * The share of its lifetime for which a token is cached, so that it reaches Wix before it expires.
 */
const KEPT_PART = 0.9;

/**
 * How long a token for acting as a caller is cached. A caller who loses a permission can use it for
 * this long.
 */
const MAX_CALLER_AGE_MS = 60_000;

interface TokenStore {
  /**
   * The app's tokens by instance, and the tokens for acting as a caller by the hash of the caller's
   * token.
   */
  readonly tokens: LRUCache<string, Grant>;
  /** How often each token was dropped. A token that was requested before a drop is not cached. */
  readonly drops: LRUCache<string, number>;
}

// Wix bundles event extensions separately from web methods, each with a copy of this module. The
// number is the version of the store's shape, which all copies share.
const KEY = Symbol.for(`${PACKAGE_NAME}/tokens/1`);
const scope: typeof globalThis & { [KEY]?: TokenStore } = globalThis;
scope[KEY] ??= {
  tokens: recentlyUsed(MAX_TOKENS),
  drops: recentlyUsed(MAX_TOKENS),
};
const { tokens, drops } = scope[KEY];

const pendingOfAll = pendingOfRequests<string>();

/**
 * Provides the tokens for the requests to Wix of one web-method call, and requests each at most
 * once.
 */
export class CallTokens {
  readonly #app: AppCredentials;
  readonly #pending: Pending<string>;

  /**
   * @param app The app's credentials.
   * @param pending The call's pending requests for a token, which may share their answers.
   */
  constructor(app: AppCredentials, pending: Pending<string>) {
    this.#app = app;
    this.#pending = pendingOfAll ?? pending;
  }

  /**
   * Returns the app's token for an instance.
   * @throws {GrantError} If Wix grants no token.
   */
  ofApp(instanceId: string): Promise<string> {
    return this.#give(appKey(instanceId), () => grantAppToken(this.#app, instanceId));
  }

  /**
   * Returns the token with which the server acts as a caller.
   * @param token The caller's own token.
   * @throws {GrantError} If Wix grants no token.
   */
  ofCaller(token: string): Promise<string> {
    return this.#give(callerKey(token), async () => {
      const granted = await grantCallerToken(this.#app, token);
      return { ...granted, expires: Math.min(granted.expires, Date.now() + MAX_CALLER_AGE_MS) };
    });
  }

  async #give(key: string, grant: () => Promise<Grant>): Promise<string> {
    const kept = tokens.get(key);
    if (kept && Date.now() < kept.expires) return kept.token;
    const dropped = drops.get(key);
    return this.#pending.ask(`${key} ${dropped}`, async () => {
      const { token, expires } = await grant();
      const lifeMs = (expires - Date.now()) * KEPT_PART;
      if (drops.get(key) === dropped) tokens.set(key, { token, expires: Date.now() + lifeMs });
      return token;
    });
  }
}

/**
 * Removes the app's token for an instance from the cache.
 * @param token The only token to remove. Default: any token, cached or pending.
 */
export function dropAppToken(instanceId: string, token?: string): void {
  drop(appKey(instanceId), token);
}

/**
 * Removes the token for acting as a caller from the cache.
 * @param callerToken The caller's own token.
 * @param token The only token to remove.
 */
export function dropCallerToken(callerToken: string, token: string): void {
  drop(callerKey(callerToken), token);
}

/** Removes all tokens from the cache. */
export function forgetTokens(): void {
  for (const key of tokens.keys()) drop(key);
}

function drop(key: string, token?: string): void {
  if (token !== undefined && tokens.get(key)?.token !== token) return;
  tokens.delete(key);
  drops.set(key, (drops.get(key) ?? 0) + 1);
}

function appKey(instanceId: string): string {
  return `app ${instanceId}`;
}

function callerKey(token: string): string {
  return `caller ${createHash('sha256').update(token).digest('base64')}`;
}

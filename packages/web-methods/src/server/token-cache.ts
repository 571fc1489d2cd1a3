import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { PACKAGE_NAME } from '../consts.js';
import { type AppCredentials, type Grant, grantAppToken, grantCallerToken } from './grants.js';
import { type Pending, pendingOfRequests } from './pending.js';

/** How many tokens are kept. */
const MAX_TOKENS = 10_000;

/** The part of its life time for which a token is kept: it must reach Wix before it expires. */
const KEPT_PART = 0.9;

/** How long what stands for a caller's token is kept: who loses a right may use it for so long. */
const MAX_CALLER_AGE_MS = 60_000;

interface TokenStore {
  /** The app's tokens by instance, and what stands for callers' tokens by the hash of those. */
  readonly tokens: LRUCache<string, Grant>;
  /** How often each was dropped: one that was asked for before is not kept. */
  readonly drops: LRUCache<string, number>;
}

// Wix bundles event extensions apart from web methods, each with a copy of this module. The number
// stands for the shape of the store, which all copies share.
const KEY = Symbol.for(`${PACKAGE_NAME}/tokens/1`);
const scope: typeof globalThis & { [KEY]?: TokenStore } = globalThis;
scope[KEY] ??= {
  tokens: new LRUCache({ max: MAX_TOKENS }),
  drops: new LRUCache({ max: MAX_TOKENS }),
};
const { tokens, drops } = scope[KEY];

const pendingOfAll = pendingOfRequests<string>();

/** Gives tokens for the requests to Wix of one web-method call, and asks for each at most once. */
export class CallTokens {
  readonly #app: AppCredentials;
  readonly #pending: Pending<string>;

  /**
   * @param app What proves to Wix that the app asks.
   * @param pending The requests for a token in this call, which may share their answers.
   */
  constructor(app: AppCredentials, pending: Pending<string>) {
    this.#app = app;
    this.#pending = pendingOfAll ?? pending;
  }

  /**
   * The app's token on an instance.
   * @throws {GrantError} If Wix grants none.
   */
  ofApp(instanceId: string): Promise<string> {
    return this.#give(appKey(instanceId), () => grantAppToken(this.#app, instanceId));
  }

  /**
   * The token with which the server acts as a caller.
   * @param token The caller's own token.
   * @throws {GrantError} If Wix grants none.
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
 * Drops the app's token on an instance.
 * @param token Only this one. Default: whichever is kept or on its way.
 */
export function dropAppToken(instanceId: string, token?: string): void {
  drop(appKey(instanceId), token);
}

/**
 * Drops what stands for a caller's token.
 * @param callerToken The caller's own token.
 * @param token Only this one.
 */
export function dropCallerToken(callerToken: string, token: string): void {
  drop(callerKey(callerToken), token);
}

/** Drops every token. */
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

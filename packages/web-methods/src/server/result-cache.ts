import type { CachePolicy } from './cache-policy.js';
import type { WebMethodFunction } from './permission.js';
import type { EncodedResult } from './result.js';
import {
  addEntry,
  addFill,
  dropEntries,
  type Fill,
  resultStore,
  STALE_MS,
} from './result-store.js';
import { dropAppToken } from './token-cache.js';

/** The maximum length of a key, in characters. Results with a longer key are not cached. */
const MAX_KEY = 1024;

/** The key of a result: the method, its arguments and the instance. */
export interface CacheKey {
  readonly method: WebMethodFunction;
  readonly instanceId: string;
  /** The name of the method's cached results, followed by the arguments. */
  readonly text: string;
}

/**
 * Creates the key of a call's result. Call it before the method runs, which may change its
 * arguments.
 * @param keptAs The name of the method's cached results, such as `backend/instance/getInstance`.
 */
export function cacheKey(
  method: WebMethodFunction,
  keptAs: string,
  instanceId: string,
  args: readonly unknown[],
): CacheKey {
  return { method, instanceId, text: `${keptAs} ${canonical(args)}` };
}

/** A cached result. */
export interface CachedResult {
  readonly result: EncodedResult;
  readonly isFresh: boolean;
  /** How long the result stays fresh, in seconds; negative once it has expired. */
  readonly ttl: number;
}

const store = resultStore();

/**
 * Finds a cached result that is fresh or that expired less than ten minutes ago.
 * @param key The key of the result.
 */
export function findResult({ method, instanceId, text }: CacheKey): CachedResult | undefined {
  const entry = store.instances.get(instanceId)?.get(text);
  if (entry?.method !== method) return undefined;
  const remaining = entry.expires - Date.now();
  if (remaining <= -STALE_MS) return undefined;
  const ttl = Math.floor(remaining / 1000);
  return { result: entry.result, isFresh: remaining > 0, ttl };
}

/**
 * Removes a cached result.
 * @param key The key of the result.
 */
export function dropResult({ instanceId, text }: CacheKey): void {
  dropEntries(store, instanceId, (_, key) => key === text);
}

/**
 * Caches the result of a running method, unless the result is invalidated while the method runs.
 */
export interface ResultKeeper {
  /**
   * Caches the result.
   * @returns Whether the result was cached. It is not cached if it was invalidated while the method
   * ran, because the method may have read the previous data, or if the result or its key is too
   * large.
   */
  keep(result: EncodedResult): boolean;
  /** Whether the result was invalidated while the method ran. */
  readonly isDropped: boolean;
  /** Must be called when the method ends, even if it fails. */
  close(): void;
}

/**
 * Prepares to cache a result, before the method runs.
 * @param key The key of the result.
 * @param policy The lifetime and the tags of the result.
 */
export function resultKeeper(
  { method, instanceId, text }: CacheKey,
  { tags, ttlMs }: CachePolicy,
): ResultKeeper {
  const fill: Fill = { instanceId, tags, isDropped: false };
  addFill(store, fill);
  return {
    get isDropped() {
      return fill.isDropped;
    },
    keep(result) {
      if (fill.isDropped || !isKeyAllowed({ text })) return false;
      const entry = { method, tags, result, expires: Date.now() + ttlMs };
      return addEntry(store, instanceId, flat(text), entry);
    },
    close: () => store.fills.delete(fill),
  };
}

/** The results to remove. */
export interface Invalidation {
  /**
   * A tag from the methods' `cache` option. Default: all cached data of the instance, including the
   * app's access token.
   */
  tag?: string;
  /** The instance of the results. */
  instanceId: string;
}

/**
 * Removes an instance's cached results with a tag, such as after a plan change, or all of its
 * cached data, such as after a removal. It works anywhere on the server, including event
 * extensions, but only affects the process, or the worker isolate, that calls it. In others, a
 * result stays cached until its `ttl` ends.
 */
export function invalidate({ tag, instanceId }: Invalidation): void {
  const isMeant = ({ tags }: Pick<Fill, 'tags'>) => tag === undefined || tags.includes(tag);
  for (const fill of store.fills) {
    if (fill.instanceId === instanceId && isMeant(fill)) fill.isDropped = true;
  }
  dropEntries(store, instanceId, isMeant);
  if (tag === undefined) dropAppToken(instanceId);
}

/** Removes all cached results, including those of methods that are still running. */
export function forgetResults(): void {
  for (const fill of store.fills) fill.isDropped = true;
  store.instances.clear();
}

/** Whether a key is short enough for its result to be cached, and to be shared meanwhile. */
export function isKeyAllowed({ text }: Pick<CacheKey, 'text'>): boolean {
  return text.length <= MAX_KEY;
}

/** Copies a text, which V8 stores as its many parts if it was joined from them. */
function flat(text: string): string {
  return String(JSON.parse(JSON.stringify(text)));
}

/**
 * Writes parsed JSON so that equal values give equal text, whatever the order of their keys, and
 * different values give different text. `JSON.stringify()` writes `-0` as `0`, and numbers that are
 * too large as `null`, so that different calls would share a result.
 */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${pairs.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join()}}`;
  }
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  return JSON.stringify(value);
}

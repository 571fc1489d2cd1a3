import { type CacheKey, isKeyAllowed } from './cache-key.js';
import type { CachePolicy } from './cache-policy.js';
import { sharedResults } from './configured-results.js';
import type { EncodedResult } from './result.js';
import {
  addEntry,
  addFill,
  type CachedResult,
  dropEntries,
  type Fill,
  type Invalidation,
  resultStore,
  STALE_MS,
} from './result-store.js';
import { dropAppToken } from './token-cache.js';

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

/**
 * Removes an instance's cached results with a tag, such as after a plan change, or all of its
 * cached data, such as after a removal. It works anywhere on the server, including event
 * extensions. The results of this process, or of this worker isolate, are gone when it returns. In
 * other processes, a result stays cached until its `ttl` ends, unless the app has a `cacheStore`.
 * @returns A promise that does not reject. It resolves once the `cacheStore` has the invalidation:
 * to `false` if the store fails, so that other processes may serve old results; to `true`
 * otherwise, and without a `cacheStore`.
 */
export function invalidate({ tag, instanceId }: Invalidation): Promise<boolean> {
  const isMeant = ({ tags }: Pick<Fill, 'tags'>) => tag === undefined || tags.includes(tag);
  for (const fill of store.fills) {
    if (fill.instanceId === instanceId && isMeant(fill)) fill.isDropped = true;
  }
  dropEntries(store, instanceId, isMeant);
  if (tag === undefined) dropAppToken(instanceId);
  return sharedResults ? sharedResults.invalidate({ tag, instanceId }) : Promise.resolve(true);
}

/** Removes all cached results, including those of methods that are still running. */
export function forgetResults(): void {
  for (const fill of store.fills) fill.isDropped = true;
  store.instances.clear();
  sharedResults?.forget();
}

/** Copies a text, which V8 stores as its many parts if it was joined from them. */
function flat(text: string): string {
  return String(JSON.parse(JSON.stringify(text)));
}

import { LRUCache } from 'lru-cache';
import type { CachePolicy } from './cache-policy.js';
import type { WebMethodFunction } from './permission.js';
import type { EncodedResult } from './result.js';

/** How long after its time a result may still answer while Wix fails. */
const STALE_MS = 10 * 60_000;

const MAX_RESULTS = 10_000;
const MAX_CHARACTERS = 16 * 1024 * 1024;

/** What a result answers: the same method, asked the same, for the same installation. */
export interface CacheKey {
  readonly method: WebMethodFunction;
  readonly instanceId: string;
  /** The method's id, the installation and the arguments. */
  readonly text: string;
}

/**
 * Says what a call asks, before the method runs, which may change its arguments.
 * @param id The method's id, such as `backend/instance/getInstance`.
 */
export function cacheKey(
  method: WebMethodFunction,
  id: string,
  instanceId: string,
  args: readonly unknown[],
): CacheKey {
  return { method, instanceId, text: `${instanceId} ${id} ${canonical(args)}` };
}

/** A result that was kept. */
export interface CachedResult {
  readonly result: EncodedResult;
  readonly isFresh: boolean;
  /** How long it is fresh, in seconds; negative once its time is over. */
  readonly ttl: number;
}

interface Entry {
  // An edited method is another function, and what the old one returned is not its result.
  readonly method: WebMethodFunction;
  readonly instanceId: string;
  readonly tags: readonly string[];
  readonly result: EncodedResult;
  readonly expires: number;
}

// Encoded results and not values: a method cannot change what it returned once, and workerd lets
// no request touch an object that does I/O for another.
const entries = new LRUCache<string, Entry>({
  max: MAX_RESULTS,
  maxSize: MAX_CHARACTERS,
  sizeCalculation: ({ result }, key) => key.length + result.body.length + 1,
});

/** How often something was invalidated, to tell whether a result was asked for before. */
let invalidations = 0;

/**
 * Finds a kept result, fresh or expired less than ten minutes ago.
 * @param key What is asked.
 */
export function findResult(key: CacheKey): CachedResult | undefined {
  const entry = entries.get(key.text);
  if (entry?.method !== key.method) return undefined;
  const remaining = entry.expires - Date.now();
  if (remaining <= -STALE_MS) return undefined;
  const ttl = Math.floor(remaining / 1000);
  return { result: entry.result, isFresh: remaining > 0, ttl };
}

/**
 * Prepares to keep a result, before the method runs.
 * @param key What is asked.
 * @param policy How long to keep it, and under which tags.
 * @returns A function that keeps the result and tells whether it did: not if something was
 * invalidated in between, as the method may have read what it was before, and not if it is too large.
 */
export function resultKeeper(
  { method, instanceId, text }: CacheKey,
  { tags, ttlMs }: CachePolicy,
): (result: EncodedResult) => boolean {
  const before = invalidations;
  return (result) => {
    if (invalidations !== before) return false;
    entries.set(text, { method, instanceId, tags, result, expires: Date.now() + ttlMs });
    return entries.has(text);
  };
}

/** Which results to drop. */
export interface Invalidation {
  /** One of the tags in the methods' `cache` option. */
  tag: string;
  /** The installation whose results to drop. */
  instanceId: string;
}

/**
 * Drops the kept results of an installation that carry a tag, such as after a change of its plan.
 * It reaches the process, or the isolate of a worker, in which it is called; in others a result
 * lives on until its `ttl` is over.
 */
export function invalidate({ tag, instanceId }: Invalidation): void {
  invalidations += 1;
  for (const [key, entry] of entries) {
    if (entry.instanceId === instanceId && entry.tags.includes(tag)) entries.delete(key);
  }
}

/**
 * Writes parsed JSON so that equal values give equal text, whatever the order of their keys, and
 * others do not: JSON itself would write `-0` as `0` and what is too large for a number as `null`,
 * and a call with one would be answered with the result of the other.
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

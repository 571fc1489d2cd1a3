import type { CachePolicy } from './cache-policy.js';
import type { WebMethodFunction } from './permission.js';
import type { EncodedResult } from './result.js';
import { addEntry, addFill, dropEntries, type Fill, resultStore } from './result-store.js';
import { dropAppToken } from './token-cache.js';

/** How long after its time a result may still answer while Wix fails. */
const STALE_MS = 10 * 60_000;

/** The longest text of what is asked whose result is kept, in characters. */
const MAX_KEY = 1024;

/** What a result answers: the same method, asked the same, for the same instance. */
export interface CacheKey {
  readonly method: WebMethodFunction;
  readonly instanceId: string;
  /** What the method's results are kept under, and the arguments. */
  readonly text: string;
}

/**
 * Says what a call asks, before the method runs, which may change its arguments.
 * @param keptAs What the method's results are kept under, such as `backend/instance/getInstance`.
 */
export function cacheKey(
  method: WebMethodFunction,
  keptAs: string,
  instanceId: string,
  args: readonly unknown[],
): CacheKey {
  return { method, instanceId, text: `${keptAs} ${canonical(args)}` };
}

/** A result that was kept. */
export interface CachedResult {
  readonly result: EncodedResult;
  readonly isFresh: boolean;
  /** How long it is fresh, in seconds; negative once its time is over. */
  readonly ttl: number;
}

const store = resultStore();

/**
 * Finds a kept result, fresh or expired less than ten minutes ago.
 * @param key What is asked.
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
 * Drops a kept result, which answers nothing any more.
 * @param key What was asked.
 */
export function dropResult({ instanceId, text }: CacheKey): void {
  dropEntries(store, instanceId, (_, key) => key === text);
}

/** Keeps what a method returns, if nothing that concerns it was invalidated since it was asked. */
export interface ResultKeeper {
  /**
   * Keeps the result.
   * @returns Whether it did: not if it was invalidated on its way, as the method may have read what
   * was before, and not if it, or what was asked, is too large.
   */
  keep(result: EncodedResult): boolean;
  /** Whether it was invalidated on its way. */
  readonly isDropped: boolean;
  /** Ends it, whatever has become of the method. */
  close(): void;
}

/**
 * Prepares to keep a result, before the method runs.
 * @param key What is asked.
 * @param policy How long to keep it, and under which tags.
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
      if (fill.isDropped || text.length > MAX_KEY) return false;
      const entry = { method, tags, result, expires: Date.now() + ttlMs };
      return addEntry(store, instanceId, text, entry);
    },
    close: () => store.fills.delete(fill),
  };
}

/** What to drop. */
export interface Invalidation {
  /**
   * One of the tags in the methods' `cache` option. Default: everything that is kept of the
   * instance, the app's access token included.
   */
  tag?: string;
  /** The instance whose results to drop. */
  instanceId: string;
}

/**
 * Drops the kept results of an instance that carry a tag, such as after a change of its plan, or
 * all that is kept of it, such as after its removal. It may be called anywhere on the server, event
 * extensions included, and reaches the process, or the isolate of a worker, in which it is called; in
 * others a result lives on until its `ttl` is over.
 */
export function invalidate({ tag, instanceId }: Invalidation): void {
  const isMeant = ({ tags }: Pick<Fill, 'tags'>) => tag === undefined || tags.includes(tag);
  for (const fill of store.fills) {
    if (fill.instanceId === instanceId && isMeant(fill)) fill.isDropped = true;
  }
  dropEntries(store, instanceId, isMeant);
  if (tag === undefined) dropAppToken(instanceId);
}

/** Drops every kept result, also those that are on their way. */
export function forgetResults(): void {
  for (const fill of store.fills) fill.isDropped = true;
  store.instances.clear();
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

import { LRUCache } from 'lru-cache';
import { PACKAGE_NAME } from '../consts.js';
import type { WebMethodFunction } from './permission.js';
import type { EncodedResult } from './result.js';

// Anyone may call with arbitrary arguments. Each instance has its own limit, so that its callers
// cannot push many results of other instances out of the cache.
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_BYTES_OF_ONE = 2 * 1024 * 1024;
const MAX_RESULTS_OF_ONE = 100;

// What a character takes at most, and what an entry and an instance take besides their texts. They
// are measured in V8, and rounded up: see the test.
const CHARACTER_BYTES = 2;
const ENTRY_BYTES = 256;
const INSTANCE_BYTES = 1024;

/** How long an expired result may still be served while Wix fails. */
export const STALE_MS = 10 * 60_000;

/** How often to remove the results that can no longer be served. */
const SWEEP_MS = 60_000;

/** The maximum number of fills to invalidate. workerd never ends the fills of an abandoned call. */
const MAX_FILLS = 1000;

/** A cached result. */
export interface Entry {
  // An edited method is a different function, and the old function's result does not belong to it.
  readonly method: WebMethodFunction;
  readonly tags: readonly string[];
  // Encoded, so that a method cannot change a result that it has returned. Besides, workerd does
  // not let a call use an object that does I/O for another call.
  readonly result: EncodedResult;
  /** When the result stops being fresh, in milliseconds since the epoch. */
  readonly expires: number;
}

/** A cached result. */
export interface CachedResult {
  readonly result: EncodedResult;
  readonly isFresh: boolean;
  /** How long the result stays fresh, in seconds; negative once it has expired. */
  readonly ttl: number;
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

/** The future result of a running method, which may be invalidated before it is cached. */
export interface Fill {
  readonly instanceId: string;
  readonly tags: readonly string[];
  /** Whether the result must not be cached. */
  isDropped: boolean;
}

/** The entries of an instance by the method's id and the arguments, the oldest first. */
type Entries = Map<string, Entry>;

/** The cache of this process, or of this worker isolate. */
export interface ResultStore {
  readonly instances: LRUCache<string, Entries>;
  /** The fills, the oldest first. */
  readonly fills: Set<Fill>;
  /** When the entries were last swept, in milliseconds since the epoch. */
  swept: number;
}

// Wix bundles event extensions separately from web methods, each with a copy of this module. The
// number is the version of everything that the copies share: the containers, the text of a key, and
// the shapes of an entry and of a fill. Increase it when you change any of these, so that copies of
// different versions use separate stores.
const KEY = Symbol.for(`${PACKAGE_NAME}/results/2`);

const scope: typeof globalThis & { [KEY]?: ResultStore } = globalThis;

/** Returns the store that all copies of this package share. */
export function resultStore(): ResultStore {
  scope[KEY] ??= {
    instances: new LRUCache<string, Entries>({ maxSize: MAX_BYTES, sizeCalculation: bytesOf }),
    fills: new Set(),
    swept: Date.now(),
  };
  return scope[KEY];
}

/**
 * Adds an entry, and removes the oldest ones of the same instance if there are too many.
 * @param key The method's id and the arguments.
 * @returns Whether the entry was added: not if it is too large.
 */
export function addEntry(
  store: ResultStore,
  instanceId: string,
  key: string,
  entry: Entry,
): boolean {
  sweep(store);
  if (entryBytes(key, entry) > MAX_BYTES_OF_ONE) return false;
  editEntries(store, instanceId, (entries) => {
    entries.delete(key);
    entries.set(key, entry);
    let bytes = bytesOf(entries);
    for (const [oldestKey, oldest] of entries) {
      if (bytes <= MAX_BYTES_OF_ONE && entries.size <= MAX_RESULTS_OF_ONE) break;
      entries.delete(oldestKey);
      bytes -= entryBytes(oldestKey, oldest);
    }
  });
  return true;
}

/** Removes the entries that can no longer be served, unless that was done a moment ago. */
function sweep(store: ResultStore): void {
  const now = Date.now();
  if (now - store.swept < SWEEP_MS) return;
  store.swept = now;
  const isOver = ({ expires }: Entry) => expires + STALE_MS <= now;
  for (const [instanceId, entries] of [...store.instances.entries()]) {
    if ([...entries.values()].some(isOver)) dropEntries(store, instanceId, isOver);
  }
}

/**
 * Removes entries of an instance.
 * @param isMeant Selects the entries to remove.
 */
export function dropEntries(
  store: ResultStore,
  instanceId: string,
  isMeant: (entry: Entry, key: string) => boolean,
): void {
  editEntries(store, instanceId, (entries) => {
    for (const [key, entry] of entries) if (isMeant(entry, key)) entries.delete(key);
  });
}

function editEntries(
  { instances }: ResultStore,
  instanceId: string,
  edit: (entries: Map<string, Entry>) => void,
): void {
  const entries: Entries = instances.get(instanceId) ?? new Map();
  edit(entries);
  // Deleted first, because the size of a value that is in the cache already is not calculated
  // again.
  instances.delete(instanceId);
  if (entries.size > 0) instances.set(instanceId, entries);
}

/**
 * Adds a fill. If there are too many, it removes the oldest one, whose result is then not cached.
 */
export function addFill({ fills }: ResultStore, fill: Fill): void {
  fills.add(fill);
  const [oldest] = fills;
  if (fills.size <= MAX_FILLS || !oldest) return;
  oldest.isDropped = true;
  fills.delete(oldest);
}

function bytesOf(entries: Entries): number {
  let bytes = INSTANCE_BYTES;
  for (const [key, entry] of entries) bytes += entryBytes(key, entry);
  return bytes;
}

function entryBytes(key: string, { result }: Entry): number {
  return ENTRY_BYTES + CHARACTER_BYTES * (key.length + result.body.length);
}

import { LRUCache } from 'lru-cache';
import { PACKAGE_NAME } from '../consts.js';
import type { WebMethodFunction } from './permission.js';
import type { EncodedResult } from './result.js';

// Anyone may call with arbitrary arguments. Each instance has its own limit, so that its callers
// cannot push many results of other instances out of the cache.
const MAX_INSTALLATIONS = 10_000;
const MAX_CHARACTERS = 16 * 1024 * 1024;
const MAX_RESULTS_OF_ONE = 100;
const MAX_CHARACTERS_OF_ONE = 1024 * 1024;

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

/** The future result of a running method, which may be invalidated before it is cached. */
export interface Fill {
  readonly instanceId: string;
  readonly tags: readonly string[];
  /** Whether the result must not be cached. */
  isDropped: boolean;
}

/** The cache of this process, or of this worker isolate. */
export interface ResultStore {
  /** The entries of each instance by the method's id and the arguments, the oldest first. */
  readonly instances: LRUCache<string, Map<string, Entry>>;
  /** The fills, the oldest first. */
  readonly fills: Set<Fill>;
}

// Wix bundles event extensions separately from web methods, each with a copy of this module. The
// number is the version of everything that the copies share: the containers, the text of a key, and
// the shapes of an entry and of a fill. Increase it when you change any of these, so that copies of
// different versions use separate stores.
const KEY = Symbol.for(`${PACKAGE_NAME}/results/1`);

const scope: typeof globalThis & { [KEY]?: ResultStore } = globalThis;

/** Returns the store that all copies of this package share. */
export function resultStore(): ResultStore {
  scope[KEY] ??= {
    instances: new LRUCache<string, Map<string, Entry>>({
      max: MAX_INSTALLATIONS,
      maxSize: MAX_CHARACTERS,
      sizeCalculation: charactersOf,
    }),
    fills: new Set(),
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
  if (charactersOf([[key, entry]]) > MAX_CHARACTERS_OF_ONE) return false;
  editEntries(store, instanceId, (entries) => {
    entries.delete(key);
    entries.set(key, entry);
    for (const oldest of entries.keys()) {
      const fits = charactersOf(entries) <= MAX_CHARACTERS_OF_ONE;
      if (fits && entries.size <= MAX_RESULTS_OF_ONE) break;
      entries.delete(oldest);
    }
  });
  return true;
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
  const entries = instances.get(instanceId) ?? new Map<string, Entry>();
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

function charactersOf(entries: Iterable<readonly [string, Entry]>): number {
  let characters = 0;
  for (const [key, { result }] of entries) characters += key.length + result.body.length;
  return characters;
}

import { LRUCache } from 'lru-cache';
import { PACKAGE_NAME } from '../consts.js';
import type { WebMethodFunction } from './permission.js';
import type { EncodedResult } from './result.js';

// Anyone may call with arguments of his own making. What an instance's callers can fill is bounded
// by itself, so that they cannot push out much of what answers the others.
const MAX_INSTALLATIONS = 10_000;
const MAX_CHARACTERS = 16 * 1024 * 1024;
const MAX_RESULTS_OF_ONE = 100;
const MAX_CHARACTERS_OF_ONE = 1024 * 1024;

/** How many fills can be told of what is invalidated: workerd never ends what a request leaves behind. */
const MAX_FILLS = 1000;

/** A kept result. */
export interface Entry {
  // An edited method is another function, and what the old one returned is not its result.
  readonly method: WebMethodFunction;
  readonly tags: readonly string[];
  // Encoded and not a value: a method cannot change what it returned once, and workerd lets no
  // request touch an object that does I/O for another.
  readonly result: EncodedResult;
  /** When it stops being fresh, in milliseconds since the epoch. */
  readonly expires: number;
}

/** A result on its way, which what is invalidated meanwhile concerns, too. */
export interface Fill {
  readonly instanceId: string;
  readonly tags: readonly string[];
  /** Whether the result must not be kept any more. */
  isDropped: boolean;
}

/** What is kept in this process, or in this isolate of a worker. */
export interface ResultStore {
  /** The entries of each instance, the oldest first, by the method's id and the arguments. */
  readonly instances: LRUCache<string, Map<string, Entry>>;
  /** The oldest first. */
  readonly fills: Set<Fill>;
}

// Wix bundles event extensions apart from web methods, each with a copy of this module. The number
// stands for all that the copies share: the containers, the text of a key, the shape of an entry and
// of a fill. Whoever changes any of them counts it up, and other versions keep a store of their own.
const KEY = Symbol.for(`${PACKAGE_NAME}/results/1`);

const scope: typeof globalThis & { [KEY]?: ResultStore } = globalThis;

/** Gives the store that all copies of this package share. */
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
 * Keeps an entry, in place of the oldest ones of the same instance where it has too many.
 * @param key The method's id and the arguments.
 * @returns Whether it is kept: not if it is too large.
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
 * Drops entries of an instance.
 * @param isMeant Tells which.
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
  // Taken out first, as what is put in again is not measured anew.
  instances.delete(instanceId);
  if (entries.size > 0) instances.set(instanceId, entries);
}

/** Notes a fill, in place of the oldest one if there are too many, whose result is not kept then. */
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

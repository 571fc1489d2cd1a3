import { PACKAGE_NAME } from '../consts.js';
import { type CacheStore, type CacheStoreClient, inTime } from './cache-store.js';
import { oneLine } from './log.js';
import { pendingOfRequests } from './pending.js';
import { recentlyUsed } from './recently-used.js';
import type { Invalidation } from './result-store.js';
import { generationKey } from './shared-entry.js';

/*
 * Every instance, and every tag of an instance, has a generation in the store: a random text. An
 * invalidation writes a new one. A cached result carries the generations from before its method
 * ran, and is valid as long as they are the current ones.
 *
 * A store may lose a generation, for example if its memory is full. The results with that
 * generation must then be invalid, because an invalidation may be lost, too. Therefore a missing
 * generation has no default: the next call writes a new one, as an invalidation does.
 */

/** How long a generation stays in the store, in seconds. Results do not stay longer. */
export const GENERATION_LIFE_S = 30 * 24 * 3600;

/** The maximum number of failed invalidations that a process makes up for. */
const MAX_UNSENT = 10_000;

/** The invalidations of a process that the store does not have yet. */
interface Unsent {
  /** The number of the latest invalidation of each generation, by the generation's key. */
  readonly numbers: ReturnType<typeof recentlyUsed<number>>;
  /** How many invalidations there were. */
  count: number;
}

// Wix bundles event extensions separately from web methods, each with a copy of this module. The
// number is the version of the shape, which all copies share.
const KEY = Symbol.for(`${PACKAGE_NAME}/unsent/1`);
const scope: typeof globalThis & { [KEY]?: Unsent } = globalThis;
scope[KEY] ??= { numbers: recentlyUsed(MAX_UNSENT), count: 0 };
const unsent = scope[KEY];

/** The generations that calls are writing. */
const pendingOfAll = pendingOfRequests<string>();

/** Returns the keys of the generations that a result with these tags depends on. */
export function generationKeys(instanceId: string, tags: readonly string[]): string[] {
  return [generationKey(instanceId), ...tags.map((tag) => generationKey(instanceId, tag))];
}

/**
 * Checks the generations that a call has read, and writes the ones that are missing and the ones
 * whose invalidation failed.
 * @param keys The keys of the generations.
 * @param values The values in the store, which may be anything.
 * @returns The current generations; `undefined` if the store fails.
 */
export function currentGenerations(
  client: CacheStoreClient,
  keys: readonly string[],
  values: readonly unknown[],
): readonly string[] | Promise<readonly string[] | undefined> {
  const known = keys.map((key, index) => {
    const value = values[index];
    return isGeneration(value) && !unsent.numbers.has(key) ? value : undefined;
  });
  if (known.every((value) => value !== undefined)) return known;
  return client.use((store) =>
    Promise.all(keys.map((key, index) => known[index] ?? create(store, key))),
  );
}

/** Whether no generation has changed since a call read it. */
export async function areCurrent(
  store: CacheStore,
  keys: readonly string[],
  generations: readonly string[],
): Promise<boolean> {
  const values = await Promise.all(keys.map((key) => store.getItem(key)));
  return keys.every(
    (key, index) => values[index] === generations[index] && !unsent.numbers.has(key),
  );
}

/**
 * Invalidates results in all processes. If the store fails, this process does not use the results
 * any more, and its next call that needs them repeats the invalidation.
 * @returns Whether the invalidation is in the store.
 */
export async function invalidateShared(
  client: CacheStoreClient,
  { tag, instanceId }: Invalidation,
): Promise<boolean> {
  const key = generationKey(instanceId, tag);
  unsent.count += 1;
  const number = unsent.count;
  unsent.numbers.set(key, number);
  try {
    await client.attempt((store) => renew(store, key));
  } catch (error) {
    console.error(
      `${PACKAGE_NAME}: an invalidation did not reach the cacheStore, and other processes may serve old results: ${oneLine(error)}`,
    );
    return false;
  }
  markSent(key, number);
  return true;
}

/** Writes a new generation. */
async function renew(store: CacheStore, key: string): Promise<string> {
  const generation = crypto.randomUUID();
  await store.setItem(key, generation, { ttl: GENERATION_LIFE_S });
  return generation;
}

/**
 * Writes a generation that is missing. In Node, concurrent calls share it, because the methods of
 * all of them run after it is in the store.
 */
function create(store: CacheStore, key: string): Promise<string> {
  const number = unsent.numbers.get(key);
  const write = async () => {
    const generation = await inTime(renew(store, key));
    markSent(key, number);
    return generation;
  };
  return pendingOfAll ? pendingOfAll.ask(`${key} ${number}`, write) : write();
}

/** Records that an invalidation is in the store, unless a later one has begun. */
function markSent(key: string, number: number | undefined): void {
  if (unsent.numbers.get(key) === number) unsent.numbers.delete(key);
}

function isGeneration(value: unknown): value is string {
  return typeof value === 'string' && /^[\da-f-]{36}$/.test(value);
}

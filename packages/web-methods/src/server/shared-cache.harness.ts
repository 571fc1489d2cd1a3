import { createStorage, type Driver, type Storage } from 'unstorage';
import { vi } from 'vitest';
import { SharedResults } from './shared-results.js';

/** What a test's mock of `configured-results.js` returns. */
export const app: { results: SharedResults | undefined } = { results: undefined };

/**
 * Makes the app use a store, or anything else that its module may export.
 * @param exported The exports of the module.
 */
export function use(exported: unknown, { secret = 'build', dev = false } = {}): void {
  app.results = new SharedResults(async () => exported, secret, dev);
}

/** A store in memory whose operations a test can watch, replace and count. */
export interface TestStore {
  readonly items: Map<string, string>;
  /** The time to live of each item, in seconds. */
  readonly ttls: Map<string, unknown>;
  /** Runs before every operation; it may fail or hang. */
  before: (operation: 'get' | 'set' | 'remove', key: string) => unknown;
  /** The value of a key that is not in the store. */
  missing: string | null;
  /** How many operations there were. */
  operations: number;
  readonly storage: Storage;
}

/** Creates a store that behaves like one on a network: every operation takes a turn. */
export function createTestStore(): TestStore {
  const items = new Map<string, string>();
  const ttls = new Map<string, unknown>();
  const operate = async (operation: 'get' | 'set' | 'remove', key: string) => {
    store.operations += 1;
    await store.before(operation, key);
  };
  const driver: Driver = {
    hasItem: (key) => items.has(key),
    getKeys: () => [...items.keys()],
    async getItem(key) {
      await operate('get', key);
      return items.get(key) ?? store.missing;
    },
    async setItem(key, value, options) {
      await operate('set', key);
      items.set(key, value);
      ttls.set(key, options.ttl);
    },
    async removeItem(key) {
      await operate('remove', key);
      items.delete(key);
    },
  };
  const store: TestStore = {
    items,
    ttls,
    before: () => {},
    missing: null,
    operations: 0,
    storage: createStorage({ driver }),
  };
  return store;
}

/** Another process of the same build, as far as the store is concerned. */
export async function otherProcess({ storage }: TestStore): Promise<SharedResults> {
  vi.resetModules();
  const unsent = Symbol.for('wix-astro-web-methods/unsent/1');
  const own: unknown = Reflect.get(globalThis, unsent);
  Reflect.deleteProperty(globalThis, unsent);
  const copy = await import('./shared-results.js');
  Reflect.set(globalThis, unsent, own);
  return new copy.SharedResults(async () => ({ default: storage }), 'build', false);
}

/** What the header `cache-status` says of a call that has found no result in the store. */
export const miss = 'web-methods; fwd=miss';

/** The same, if the result of the call is in the store from then on. */
export const stored = `${miss}; stored`;

/** The keys of a kind in the store. */
export function keysOf({ items }: TestStore, kind: 'result' | 'generation'): string[] {
  return [...items.keys()].filter((key) => key.startsWith(`wix-astro-web-methods:${kind}:`));
}

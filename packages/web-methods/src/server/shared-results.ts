import type { CacheKey } from './cache-key.js';
import type { CachePolicy } from './cache-policy.js';
import { CacheStoreClient } from './cache-store.js';
import {
  areCurrent,
  currentGenerations,
  GENERATION_LIFE_S,
  generationKeys,
  invalidateShared,
} from './generations.js';
import type { WebMethodFunction } from './permission.js';
import type { EncodedResult } from './result.js';
import { type CachedResult, type Invalidation, STALE_MS } from './result-store.js';
import {
  decodeEntry,
  type EntryAddress,
  encodeEntry,
  entryAddress,
  isShareable,
  type SharedEntry,
} from './shared-entry.js';

/** What the store has for a call. */
export interface SharedLookup {
  /** The result, if it is fresh or expired less than ten minutes ago. */
  readonly cached: CachedResult | undefined;
  /**
   * The current generations of the result as one text; `undefined` if the store failed. A call may
   * join the run of another call only if both have the same generations. Otherwise there may have
   * been an invalidation in another process after that run started.
   */
  readonly generation: string | undefined;
  /**
   * Shares the method's result.
   * @returns Whether the result was stored. It is not stored if it was invalidated while the method
   * ran, if it is too large, or if the store fails.
   */
  save(result: EncodedResult): Promise<boolean>;
  /** Removes the cached result. */
  drop(): Promise<void>;
}

/** The cached results in the app's store, which all processes of the app share. */
export class SharedResults {
  readonly #client: CacheStoreClient;
  readonly #secret: string;
  readonly #dev: boolean;
  readonly #versions = new WeakMap<WebMethodFunction, string>();
  #epoch = '';

  /**
   * @param load Loads the app's module, whose default export is the store.
   * @param secret A random text of the app's build. Only processes of the same build share results.
   * @param dev Whether a method may change without a new build, as in development.
   */
  constructor(load: () => Promise<unknown>, secret: string, dev: boolean) {
    this.#client = new CacheStoreClient(load);
    this.#secret = secret;
    this.#dev = dev;
  }

  /**
   * Looks up a call's result.
   * @param key The key of the result.
   * @param policy The lifetime and the tags of the result.
   * @throws {TypeError} If the app's module does not export a store.
   */
  async find(key: CacheKey, { tags, ttlMs }: CachePolicy): Promise<SharedLookup> {
    const client = this.#client;
    const address = this.#addressOf(key);
    const keys = generationKeys(key.instanceId, tags);
    const read = await client.use((store) =>
      Promise.all([address.key, ...keys].map((name) => store.getItem(name))),
    );
    const [value, ...values] = read ?? [];
    const generations = read && (await currentGenerations(client, keys, values));
    const entry = generations && this.#readEntry(address, value, generations);
    return {
      cached: entry && cachedResult(entry),
      generation: generations?.join(),
      save: async (result) => {
        if (!generations || !isShareable(result)) return false;
        const lifeMs = Math.min(ttlMs, GENERATION_LIFE_S * 1000 - STALE_MS);
        const saved = { result, expires: Date.now() + lifeMs, generations };
        const text = encodeEntry(this.#secret, address.identity, saved);
        const isStored = await client.use(async (store) => {
          if (!(await areCurrent(store, keys, generations))) return false;
          await store.setItem(address.key, text, { ttl: Math.ceil((lifeMs + STALE_MS) / 1000) });
          return true;
        });
        return isStored ?? false;
      },
      drop: async () => {
        if (entry) await client.use((store) => store.removeItem(address.key));
      },
    };
  }

  /**
   * Invalidates results in all processes.
   * @returns Whether the store has the invalidation.
   */
  invalidate(invalidation: Invalidation): Promise<boolean> {
    return invalidateShared(this.#client, invalidation);
  }

  /** Makes this process ignore all results that are in the store. */
  forget(): void {
    this.#epoch = crypto.randomUUID();
  }

  #addressOf({ method, instanceId, text }: CacheKey): EntryAddress {
    const version = this.#dev ? this.#versionOf(method) : '';
    return entryAddress(this.#secret, instanceId, `${this.#epoch} ${version} ${text}`);
  }

  #versionOf(method: WebMethodFunction): string {
    const version = this.#versions.get(method) ?? crypto.randomUUID();
    this.#versions.set(method, version);
    return version;
  }

  #readEntry(
    { identity }: EntryAddress,
    value: unknown,
    generations: readonly string[],
  ): SharedEntry | undefined {
    const entry = decodeEntry(this.#secret, identity, value);
    if (entry?.generations.join() !== generations.join()) return undefined;
    return entry.expires - Date.now() > -STALE_MS ? entry : undefined;
  }
}

function cachedResult({ result, expires }: SharedEntry): CachedResult {
  const remaining = expires - Date.now();
  return { result, isFresh: remaining > 0, ttl: Math.floor(remaining / 1000) };
}

import { PACKAGE_NAME } from '../consts.js';
import { timeout } from './errors.js';
import { oneLine } from './log.js';
import { withTimeout } from './with-timeout.js';

/** The part of a `Storage` of `unstorage` that the cache uses. */
export interface CacheStore {
  getItem(key: string): Promise<unknown>;
  setItem(key: string, value: string, options: { ttl: number }): Promise<void>;
  removeItem(key: string): Promise<void>;
}

/** How long the store may take to answer. Without the store, the method runs. */
const ANSWER_MS = 250;

/** How long the app's module may take to load. */
const LOAD_MS = 5000;

/** How long calls do without the store after it failed, so that they do not all wait for it. */
const PAUSE_MS = 5000;

const METHODS = ['getItem', 'setItem', 'removeItem'] as const;

/** The app's store, whose failures are no failures of a call. */
export class CacheStoreClient {
  readonly #load: () => Promise<unknown>;
  #pausedUntil = 0;

  /** @param load Loads the app's module, whose default export is the store. */
  constructor(load: () => Promise<unknown>) {
    this.#load = load;
  }

  /**
   * Uses the store, unless it has just failed.
   * @param work Uses the store.
   * @returns The outcome; `undefined` if the store fails or does not answer in time. One line of
   * the log says so.
   * @throws {TypeError} If the app's module exports no store.
   */
  async use<T>(work: (store: CacheStore) => Promise<T>): Promise<T | undefined> {
    if (Date.now() < this.#pausedUntil) return undefined;
    try {
      return await this.attempt(work);
    } catch (error) {
      if (error instanceof NoStoreError) throw error;
      // Other calls may have waited for the store at the same time.
      if (Date.now() >= this.#pausedUntil) {
        console.error(
          `${PACKAGE_NAME}: the cacheStore failed, and calls run without it for ${PAUSE_MS / 1000} seconds: ${oneLine(error)}`,
        );
      }
      this.#pausedUntil = Date.now() + PAUSE_MS;
      return undefined;
    }
  }

  /**
   * Uses the store, even if it has just failed.
   * @throws The store's error; a `TIMEOUT` if it does not answer in time; a `TypeError` if the
   * app's module exports no store.
   */
  async attempt<T>(work: (store: CacheStore) => Promise<T>): Promise<T> {
    // Loaded for every use: in development, the module may have changed. A value of an earlier
    // load could be kept, but a promise could not, because workerd ties it to a call.
    const module = await withTimeout(LOAD_MS, this.#load(), () =>
      timeout(`The module did not load within ${LOAD_MS / 1000} seconds.`),
    );
    return await inTime(work(storeOf(module)));
  }
}

/**
 * Limits the time that the store may take.
 * @throws {WebMethodError} `TIMEOUT` if the store does not answer in time.
 */
export function inTime<T>(answer: Promise<T>): Promise<T> {
  return withTimeout(ANSWER_MS, answer, () =>
    timeout(`The store did not answer within ${ANSWER_MS} ms.`),
  );
}

/** The app's module exports no store, so that no call could ever use it. */
class NoStoreError extends TypeError {}

function storeOf(module: unknown): CacheStore {
  const store = property(module, 'default');
  if (isStore(store)) return store;
  const missing = METHODS.filter((name) => typeof property(store, name) !== 'function');
  throw new NoStoreError(
    `The module that the cacheStore option names has a default export without ${missing.join(', ')}. Export a Storage, as in: export default createStorage({ driver }), with createStorage from unstorage.`,
  );
}

function isStore(value: unknown): value is CacheStore {
  return METHODS.every((name) => typeof property(value, name) === 'function');
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

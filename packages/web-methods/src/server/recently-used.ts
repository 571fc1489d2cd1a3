import { LRUCache } from 'lru-cache';

/**
 * Creates a cache that removes the least recently used entries.
 * @param limit The maximum number of entries.
 */
export function recentlyUsed<V extends object | number>(limit: number): LRUCache<string, V> {
  // With `max`, the cache would reserve room for all entries at once, which takes a worker a
  // millisecond when it starts.
  return new LRUCache<string, V>({ maxSize: limit, sizeCalculation: () => 1 });
}

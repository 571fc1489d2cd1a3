import type { Operation } from './operation.js';

/** The operations of Wix's *Cache*. */
export const cacheOperations = [
  {
    id: 'invalidate-cache',
    title: 'Invalidate Cache: drops cached results by tag',
    missing:
      'Nothing is dropped. Wix does not cache the web methods of apps, and the results that `wix-astro-web-methods` caches are in the app: drop them with its `invalidate()`.',
    assumed: 'Who may call it: the app and the Wix users of the site.',
  },
] as const satisfies readonly Operation[];

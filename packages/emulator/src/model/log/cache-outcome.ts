/**
 * What a cache did for a call: it answered, it passed the call on, or it answered with an entry
 * that had expired, because Wix failed.
 */
export type CacheOutcome = 'hit' | 'miss' | 'stale';

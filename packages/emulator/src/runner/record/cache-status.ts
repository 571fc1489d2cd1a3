import type { CacheOutcome } from '../../model/log/call-log-entry.js';

/** The name of the web methods' cache in the header. */
const CACHE_NAME = 'web-methods';

/**
 * Reads the outcome of the web methods' cache from a `cache-status` header.
 * @param header The header's value, which may also report on other caches.
 * @returns `undefined` if the cache was not involved.
 * @see https://www.rfc-editor.org/rfc/rfc9211
 */
export function readCacheStatus(header: string): CacheOutcome | undefined {
  const reports = header.split(',').map((text) => text.split(';').map((part) => part.trim()));
  const own = reports.find(([name]) => name === CACHE_NAME);
  if (own?.includes('hit')) return own.some((part) => part.startsWith('ttl=-')) ? 'stale' : 'hit';
  const forwarded = own?.find((part) => part.startsWith('fwd='));
  return forwarded === undefined || forwarded === 'fwd=bypass' ? undefined : 'miss';
}

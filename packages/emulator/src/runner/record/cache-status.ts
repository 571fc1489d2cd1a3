import type { CacheOutcome } from '../../model/log/call-log-entry.js';

/** The name under which the cache of web methods reports. */
const CACHE_NAME = 'web-methods';

/**
 * Reads what the cache of web methods did from a `cache-status` header.
 * @param header The header's value, in which other caches may have reported too.
 * @returns `undefined` if the cache took no part.
 * @see https://www.rfc-editor.org/rfc/rfc9211
 */
export function readCacheStatus(header: string): CacheOutcome | undefined {
  const reports = header.split(',').map((text) => text.split(';').map((part) => part.trim()));
  const own = reports.find(([name]) => name === CACHE_NAME);
  if (own?.includes('hit')) return own.some((part) => part.startsWith('ttl=-')) ? 'stale' : 'hit';
  const forwarded = own?.find((part) => part.startsWith('fwd='));
  return forwarded === undefined || forwarded === 'fwd=bypass' ? undefined : 'miss';
}

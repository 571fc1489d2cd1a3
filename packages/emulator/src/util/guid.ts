import { createHash } from 'node:crypto';

/**
 * Makes a GUID of version 8, which is for custom algorithms, from a text. The same text always gives
 * the same GUID.
 */
export function guidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`];
  return [...parts, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

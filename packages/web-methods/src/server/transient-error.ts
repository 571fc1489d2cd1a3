import { toWebMethodError } from './failure.js';
import { wixStatus } from './sdk-error.js';

/**
 * Tells whether Wix is to blame for a failed method and may soon answer again: it failed (5xx), is
 * asked too much (429), cannot be reached or takes too long. Where it refuses, as it does once the
 * app was removed, it has answered.
 * @param error What was thrown.
 */
export function isTransientError(error: unknown): boolean {
  const { code, cause } = toWebMethodError(error);
  if (code === 'TIMEOUT') return true;
  const status = wixStatus(cause);
  return code === 'UPSTREAM' && (status === undefined || status >= 500 || status === 429);
}

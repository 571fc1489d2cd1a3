import { toWebMethodError } from './failure.js';
import { wixStatus } from './sdk-error.js';

/**
 * Whether a method failed because of a temporary problem at Wix: a server error (5xx), a rate limit
 * (429), a failed connection or a timeout. A refusal, such as after the app was removed, is not
 * temporary.
 * @param error Anything that was thrown.
 */
export function isTransientError(error: unknown): boolean {
  const { code, cause } = toWebMethodError(error);
  if (code === 'TIMEOUT') return true;
  const status = wixStatus(cause);
  return code === 'UPSTREAM' && (status === undefined || status >= 500 || status === 429);
}

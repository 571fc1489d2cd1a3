import { WebMethodError } from 'wix-astro-web-methods/server';

/** How long Wix may take, in milliseconds. */
export const WIX_TIMEOUT_MS = 10_000;

/**
 * Makes the error for a Wix that does not answer.
 * @param cause For the log.
 */
export function tooLate(cause: unknown): WebMethodError {
  return new WebMethodError('TIMEOUT', 'Wix did not answer in time.', { status: 504, cause });
}

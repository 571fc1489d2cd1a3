import { WebMethodError } from 'wix-astro-web-methods/client';

/**
 * Describes a failed call for a visitor, who needs to know what to do.
 * @param error Anything that a call has thrown.
 */
export function describeError(error: unknown): string {
  switch (error instanceof WebMethodError && error.code) {
    case 'VALIDATION':
      return 'Enter a name and a message.';
    case 'NOT_AUTHOR':
      return 'You can delete only your own entries.';
    case 'UNAUTHENTICATED':
      return 'Reload this page and try again.';
    default:
      return 'That did not work. Try again in a moment.';
  }
}

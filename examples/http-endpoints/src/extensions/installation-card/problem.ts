import { BackendError } from '../ask-backend';

/** What went wrong, as a visitor of the site needs to know it. */
export interface Problem {
  readonly text: string;
  /** Whether the same question may be answered the next time. */
  readonly canRetry: boolean;
}

/** Says what a visitor can do about an error. */
export function toProblem(error: unknown): Problem {
  switch (error instanceof BackendError && error.code) {
    case 'UNAUTHENTICATED':
    case 'FORBIDDEN':
      return { text: 'This is not available right now. Reload this page.', canRetry: false };
    case 'UPSTREAM':
    case 'TIMEOUT':
    case 'UNREACHABLE':
      return { text: 'No answer came. Try again in a moment.', canRetry: true };
    default:
      return { text: 'Something went wrong. Try again later.', canRetry: true };
  }
}

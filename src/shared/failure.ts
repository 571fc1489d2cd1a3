import { WebMethodError } from 'wix-astro-web-methods/client';

/** A failed call, in words for the site's owner. */
export interface Failure {
  title: string;
  /** What to do about it. */
  advice: string;
  /** The id under which the server's log has it, where the server was reached. */
  requestId?: string;
}

/** Says what a call's error means for the site's owner. */
export function describeFailure(error: unknown): Failure {
  if (!(error instanceof WebMethodError)) return UNEXPECTED;
  const failure = KNOWN.get(error.code) ?? (error.status === 0 ? UNREACHABLE : UNEXPECTED);
  return error.requestId ? { ...failure, requestId: error.requestId } : failure;
}

const UNEXPECTED: Failure = {
  title: 'Something went wrong',
  advice: 'Try again. If it keeps happening, contact support.',
};

const UNREACHABLE: Failure = {
  title: 'The app could not be reached',
  advice: 'Check your internet connection and try again.',
};

const SIGNED_OUT: Failure = {
  title: 'Your session has ended',
  advice: 'Reload the page and sign in again if Wix asks you to.',
};

const NOT_ALLOWED: Failure = {
  title: 'You have no access to this information',
  advice: 'Ask the owner of the site to give you a role that may manage apps.',
};

const SLOW: Failure = {
  title: 'The answer is taking too long',
  advice: 'Wait a moment and try again.',
};

const WIX_FAILED: Failure = {
  title: 'Wix did not answer',
  advice: 'This usually passes. Try again in a moment.',
};

const KNOWN: ReadonlyMap<string, Failure> = new Map([
  ['UNAUTHENTICATED', SIGNED_OUT],
  ['FORBIDDEN', NOT_ALLOWED],
  ['TIMEOUT', SLOW],
  ['UPSTREAM', WIX_FAILED],
]);

import { WebMethodError } from 'wix-astro-web-methods/client';

/** What a failed call means for the site's owner; the words for each are in `texts`. */
export type FailureKind =
  | 'unexpected'
  | 'unreachable'
  | 'signedOut'
  | 'notAllowed'
  | 'slow'
  | 'wixFailed';

/** A failed call. */
export interface Failure {
  kind: FailureKind;
  /** The id under which the server's log has it, where the server was reached. */
  requestId?: string;
}

/** Tells what a call's error means for the site's owner, and nothing else of it. */
export function describeFailure(error: unknown): Failure {
  if (!(error instanceof WebMethodError)) return { kind: 'unexpected' };
  const kind = KINDS.get(error.code) ?? (error.status === 0 ? 'unreachable' : 'unexpected');
  return error.requestId ? { kind, requestId: error.requestId } : { kind };
}

const KINDS: ReadonlyMap<string, FailureKind> = new Map([
  ['UNAUTHENTICATED', 'signedOut'],
  ['FORBIDDEN', 'notAllowed'],
  ['TIMEOUT', 'slow'],
  ['UPSTREAM', 'wixFailed'],
]);

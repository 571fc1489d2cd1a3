import { WebMethodError } from 'wix-astro-web-methods/client';

/** The meaning of a failed call for the site's owner. The messages are in `texts`. */
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
  /** The id of the error in the server's log, if the call reached the server. */
  requestId?: string;
}

/** Returns the meaning of a call's error for the site's owner, without any other details. */
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

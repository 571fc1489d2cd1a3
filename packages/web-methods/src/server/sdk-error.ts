import type { WebMethodError } from '../error.js';
import { applicationStatus } from './application-error.js';
import { forbidden, notFound, timeout, upstream } from './errors.js';

/**
 * Converts an error of Wix's SDK to an error for the caller.
 * @param error Anything that a method threw.
 * @returns The error, without any text from Wix; `undefined` if the SDK did not throw the error, or
 * if Wix rejected the request itself, which is the method's fault.
 */
export function fromSdkError(error: unknown): WebMethodError | undefined {
  if (!(error instanceof Error) || !isSdkError(error)) return undefined;
  const status = answeredStatus(error);
  if (status === 504 || isTimeout(error) || isTimeout(error.cause)) {
    return timeout('Wix did not answer in time.', error);
  }
  if (status === 403) return forbidden('Wix refused what the method asked for.', error);
  if (status === 404) return notFound('Wix has not found what the method asked for.', error);
  const isOurs = status !== undefined && status < 500 && status !== 401 && status !== 429;
  return isOurs ? undefined : upstream('Wix failed to answer the method.', error);
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

/** The errors of requests to Wix that got no answer. `@wix/data` throws them as they are. */
const unanswered = new WeakSet<object>();

/** Records the error of a request to Wix that got no answer. */
export function markUnanswered(error: unknown): void {
  if (typeof error === 'object' && error !== null) unanswered.add(error);
}

// The SDK exports no class for its errors. If Wix answered, the error has the answer and its
// request id, or at least a code. If Wix did not answer, the error has itself as `runtimeError`.
// Our own `GrantError` has `grantStatus`.
function isSdkError(error: Error): boolean {
  return (
    'grantStatus' in error ||
    Object.hasOwn(error, 'runtimeError') ||
    (Object.hasOwn(error, 'response') && Object.hasOwn(error, 'requestId')) ||
    applicationStatus(error) !== undefined ||
    unanswered.has(error)
  );
}

/**
 * Returns the HTTP status of Wix's answer to a failed request, including the request for a token.
 * @param error An error of Wix's SDK.
 * @returns `undefined` if there was no answer, or if the error does not contain its status. In
 * Node, the status is missing if Wix grants no token to the SDK's own strategies, as in a call by
 * session.
 */
export function wixStatus(error: unknown): number | undefined {
  return error instanceof Error ? (answeredStatus(error) ?? grantStatus(error)) : undefined;
}

function answeredStatus(error: Error): number | undefined {
  const response = 'response' in error ? error.response : undefined;
  const hasStatus = typeof response === 'object' && response !== null && 'status' in response;
  const status = hasStatus ? response.status : undefined;
  return typeof status === 'number' ? status : applicationStatus(error);
}

// When Wix grants no token, the SDK puts the status only into the error's message, and overwrites
// that message later. In workerd, where Wix hosts apps, the stack still contains the first message.
// Node writes the stack when it is first read, so the status is lost there.
function grantStatus(error: Error): number | undefined {
  if ('grantStatus' in error) {
    return typeof error.grantStatus === 'number' ? error.grantStatus : undefined;
  }
  const { message, stack = '' } = error;
  const said = /Unexpected status code from Wix OAuth API: (\d{3})/.exec(`${message}\n${stack}`);
  return said ? Number(said[1]) : undefined;
}

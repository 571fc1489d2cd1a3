import type { WebMethodError } from '../error.js';
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
  if (isTimeout(error.cause)) return timeout('Wix did not answer in time.', error);
  if (status === 403) return forbidden('Wix refused what the method asked for.', error);
  if (status === 404) return notFound('Wix has not found what the method asked for.', error);
  const isOurs = status !== undefined && status < 500 && status !== 401 && status !== 429;
  return isOurs ? undefined : upstream('Wix failed to answer the method.', error);
}

function isTimeout(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'TimeoutError';
}

// The SDK exports no class for its errors. If Wix answered, the error has the answer and its
// request id. If Wix did not answer, the error has itself as `runtimeError`. Our own `GrantError`
// has `grantStatus`.
function isSdkError(error: Error): boolean {
  return (
    'grantStatus' in error ||
    Object.hasOwn(error, 'runtimeError') ||
    (Object.hasOwn(error, 'response') && Object.hasOwn(error, 'requestId'))
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
  if (typeof response !== 'object' || response === null || !('status' in response))
    return undefined;
  return typeof response.status === 'number' ? response.status : undefined;
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

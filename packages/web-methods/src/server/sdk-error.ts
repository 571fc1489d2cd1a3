import type { WebMethodError } from '../error.js';
import { forbidden, notFound, timeout, upstream } from './errors.js';

/**
 * Reads an error that a call of Wix's SDK threw.
 * @param error Anything that a method threw.
 * @returns What it means for the caller, without a word of what Wix said; `undefined` if the SDK did
 * not throw it, or if Wix found fault with the request itself, which is the method's fault.
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

// The SDK exports no class for them. Where Wix answered, its error carries the answer and its request
// id; where none came, it carries itself as `runtimeError`. Ours is what carries `grantStatus`.
function isSdkError(error: Error): boolean {
  return (
    'grantStatus' in error ||
    Object.hasOwn(error, 'runtimeError') ||
    (Object.hasOwn(error, 'response') && Object.hasOwn(error, 'requestId'))
  );
}

/**
 * Tells with which HTTP status Wix answered the request that failed, the grant of a token included.
 * @param error An error of Wix's SDK.
 * @returns `undefined` if no answer came, or none that the error tells of: in Node, it does not tell
 * of a grant that Wix refused its own strategies, as in a call by session.
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

// The SDK has the status of a refused grant in the error's message only, and writes another message
// over it afterwards. In workerd, where Wix hosts apps, the stack still has the first one. In Node,
// which writes a stack when it is first read, nothing tells of it any more.
function grantStatus(error: Error): number | undefined {
  if ('grantStatus' in error) {
    return typeof error.grantStatus === 'number' ? error.grantStatus : undefined;
  }
  const { message, stack = '' } = error;
  const said = /Unexpected status code from Wix OAuth API: (\d{3})/.exec(`${message}\n${stack}`);
  return said ? Number(said[1]) : undefined;
}

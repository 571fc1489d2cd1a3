import { WebMethodError } from '../error.js';
import { logFailure } from './log.js';
import { errorResponse } from './responses.js';
import { fromSdkError } from './sdk-error.js';

/**
 * Says what an error means for the caller: a {@link WebMethodError} what it says, an error of Wix's
 * SDK what Wix meant, and anything else that the server failed.
 * @param error What was thrown.
 */
export function toWebMethodError(error: unknown): WebMethodError {
  if (error instanceof WebMethodError) return error;
  return fromSdkError(error) ?? internal(error);
}

/**
 * Tells whether an error is a fault of the server or of Wix, and no answer that the method chose.
 * @param error What was thrown.
 */
export function isFault(error: unknown): boolean {
  try {
    const meaning = toWebMethodError(error);
    return meaning !== error && meaning.status >= 500;
  } catch {
    return true;
  }
}

/** What {@link failureResponse} must know beside the error. */
export interface FailureOptions {
  /** In development a fault's own message and stack reach the caller. */
  dev: boolean;
  /** In development, makes an error's stack name the lines of its source. */
  fixStack?: ((error: Error) => void) | undefined;
  /** The call's path, for the log. */
  path: string;
  /** The HTTP methods that the address takes. */
  methods: readonly string[];
  /** The call's token, to keep it out of the log. */
  token: string | undefined;
}

/**
 * Answers a call that failed, and logs what is not the caller's own fault under the same id.
 * @param error What was thrown.
 */
export function failureResponse(
  error: unknown,
  { dev, fixStack, path, methods, token }: FailureOptions,
): Response {
  const requestId = crypto.randomUUID();
  const what = `Web-method call ${requestId} failed: ${path.slice(0, 200)}`;
  try {
    // Inside, as reading what was thrown may throw.
    if (dev && fixStack) fixStacks(error, fixStack);
    const meaning = toWebMethodError(error);
    const response = errorResponse(dev ? explained(meaning, error) : meaning, requestId, methods);
    if (meaning !== error || meaning.status >= 500) logFailure(what, error, token);
    return response;
  } catch (cause) {
    logFailure(what, new Error('The error cannot be answered.', { cause }), token);
    return errorResponse(internal(cause), requestId, methods);
  }
}

/** Maps the stacks of an error and of its causes, as many as the log shows. */
function fixStacks(error: unknown, fixStack: (error: Error) => void, depth = 0): void {
  if (!(error instanceof Error) || depth > 5) return;
  try {
    fixStack(error);
  } catch {
    // Not every error has a stack that can be set.
  }
  fixStacks(error.cause, fixStack, depth + 1);
}

function internal(cause: unknown): WebMethodError {
  return new WebMethodError('INTERNAL', 'The server failed.', { status: 500, cause });
}

function explained(meaning: WebMethodError, error: unknown): WebMethodError {
  if (meaning === error) return meaning;
  const { code, status } = meaning;
  if (!(error instanceof Error))
    return new WebMethodError(code, `Thrown: ${String(error)}`, { status });
  return new WebMethodError(code, error.message, { status, details: { stack: error.stack } });
}

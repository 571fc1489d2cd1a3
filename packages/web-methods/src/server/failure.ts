import { WebMethodError } from '../error.js';
import { logFailure } from './log.js';
import { errorResponse } from './responses.js';
import { fromSdkError } from './sdk-error.js';

/**
 * Converts an error to the one that the caller gets: a {@link WebMethodError} stays as it is, an
 * error of Wix's SDK becomes what Wix's answer means, and any other error becomes `INTERNAL`.
 * @param error Anything that was thrown.
 */
export function toWebMethodError(error: unknown): WebMethodError {
  if (error instanceof WebMethodError) return error;
  return fromSdkError(error) ?? internal(error);
}

/**
 * Whether an error is a fault of the server or of Wix, and not an answer that the method chose.
 * @param error Anything that was thrown.
 */
export function isFault(error: unknown): boolean {
  try {
    const meaning = toWebMethodError(error);
    return meaning !== error && meaning.status >= 500;
  } catch {
    return true;
  }
}

/** The options of {@link failureResponse}. */
export interface FailureOptions {
  /** Whether the caller gets a fault's own message and stack, as in development. */
  dev: boolean;
  /** In development, maps an error's stack to the lines of the source. */
  fixStack?: ((error: Error) => void) | undefined;
  /** The call's path, for the log. */
  path: string;
  /** The HTTP methods that the address accepts. */
  methods: readonly string[];
  /** The call's token, to keep it out of the log. */
  token: string | undefined;
}

/**
 * Answers a failed call, and logs the error under the same request id unless the caller is at
 * fault.
 * @param error Anything that was thrown.
 */
export function failureResponse(
  error: unknown,
  { dev, fixStack, path, methods, token }: FailureOptions,
): Response {
  const requestId = crypto.randomUUID();
  const what = `Web-method call ${requestId} failed: ${path.slice(0, 200)}`;
  try {
    // Inside the `try`, because reading the thrown value may throw.
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

/** Maps the stacks of an error and of as many of its causes as the log shows. */
function fixStacks(error: unknown, fixStack: (error: Error) => void, depth = 0): void {
  if (!(error instanceof Error) || depth > 5) return;
  try {
    fixStack(error);
  } catch {
    // The stack of some errors cannot be changed.
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

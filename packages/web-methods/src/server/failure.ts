import type { ErrorFields } from '../devalue.js';
import { WebMethodError } from '../error.js';
import { handlePromises } from './handle-promises.js';
import { logFailure } from './log.js';
import { errorResponse, type ShownError } from './responses.js';
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

/** The call that an error belongs to. */
export interface FailedCall {
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
export function failureResponse(error: unknown, call: FailedCall): Response {
  const requestId = crypto.randomUUID();
  const what = `Web-method call ${requestId} failed: ${call.path.slice(0, 200)}`;
  try {
    const { shown, isLogged } = describe(error, call);
    const response = errorResponse(shown, requestId, call.methods);
    if (isLogged) logFailure(what, error, call.token);
    return response;
  } catch (cause) {
    logFailure(what, new Error('The error cannot be answered.', { cause }), call.token);
    return errorResponse(shownOf(internal(cause)), requestId, call.methods);
  }
}

/**
 * Describes an error in a method's result as {@link failureResponse} describes a thrown one, and
 * logs it in the same cases.
 */
export function errorFields(error: Error, call: FailedCall): ErrorFields {
  handlePromises(error, 'A promise in an error of a result was rejected', call.token);
  const { shown, isLogged } = describeSafely(error, call);
  // Not its own name, by which the browser would not recognize it.
  const fields = { name: 'WebMethodError', ...shown };
  if (!isLogged) return fields;
  const requestId = crypto.randomUUID();
  const path = call.path.slice(0, 200);
  const what = `Error ${requestId} is in the result of a web-method call: ${path}`;
  logFailure(what, error, call.token);
  return { ...fields, requestId };
}

function describeSafely(error: unknown, call: FailedCall): ReturnType<typeof describe> {
  try {
    return describe(error, call);
  } catch (cause) {
    return { shown: shownOf(internal(cause)), isLogged: true };
  }
}

/**
 * Converts an error to the one that the caller gets.
 * @throws If reading the error throws, or if its code or its status is not one of an error.
 */
function describe(
  error: unknown,
  { dev, fixStack }: FailedCall,
): { readonly shown: ShownError; readonly isLogged: boolean } {
  if (dev && fixStack) fixStacks(error, fixStack);
  const meaning = toWebMethodError(error);
  return {
    shown: shownOf(dev ? explained(meaning, error) : meaning),
    isLogged: meaning !== error || meaning.status >= 500,
  };
}

function shownOf({ code, message, status, details }: WebMethodError): ShownError {
  if (typeof code !== 'string' || code === '') {
    throw new TypeError(`WebMethodError code must be a text, got ${String(code)}.`);
  }
  if (!(Number.isInteger(status) && status >= 400 && status <= 599)) {
    throw new TypeError(`WebMethodError status must be 400–599, got ${status} for ${code}.`);
  }
  return { code, message: String(message), status, ...(details !== undefined && { details }) };
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

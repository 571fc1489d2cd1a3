import { WebMethodError } from '../error.js';

// The errors of the protocol itself, with the codes and statuses from its table.

/** The call is malformed. */
export function badRequest(message: string, cause?: unknown): WebMethodError {
  return new WebMethodError('BAD_REQUEST', message, { status: 400, cause });
}

/** The call has no token, or an invalid one. */
export function unauthenticated(message: string): WebMethodError {
  return new WebMethodError('UNAUTHENTICATED', message, { status: 401 });
}

/** The caller, or the app itself, lacks the permission. */
export function forbidden(message: string, cause?: unknown): WebMethodError {
  return new WebMethodError('FORBIDDEN', message, { status: 403, cause });
}

/** The address exists, but does not support the HTTP method. */
export function methodNotAllowed(message: string): WebMethodError {
  return new WebMethodError('METHOD_NOT_ALLOWED', message, { status: 405 });
}

/** The web method, or the Wix resource that it asked for, does not exist. */
export function notFound(message: string, cause?: unknown): WebMethodError {
  return new WebMethodError('NOT_FOUND', message, { status: 404, cause });
}

/** Wix failed, not the caller or the method. */
export function upstream(message: string, cause: unknown): WebMethodError {
  return new WebMethodError('UPSTREAM', message, { status: 502, cause });
}

/** Wix, or a method, took too long. */
export function timeout(message: string, cause?: unknown): WebMethodError {
  return new WebMethodError('TIMEOUT', message, { status: 504, cause });
}

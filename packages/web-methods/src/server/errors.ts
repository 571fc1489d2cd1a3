import { WebMethodError } from '../error.js';

// The protocol's own refusals, with the codes and statuses that its table gives them.

/** The call is malformed. */
export function badRequest(message: string, cause?: unknown): WebMethodError {
  return new WebMethodError('BAD_REQUEST', message, { status: 400, cause });
}

/** The call carries no token, or one that proves nothing. */
export function unauthenticated(message: string): WebMethodError {
  return new WebMethodError('UNAUTHENTICATED', message, { status: 401 });
}

/** The caller, or the app itself, may not do that. */
export function forbidden(message: string, cause?: unknown): WebMethodError {
  return new WebMethodError('FORBIDDEN', message, { status: 403, cause });
}

/** What the call names is there, but not for this HTTP method. */
export function methodNotAllowed(message: string): WebMethodError {
  return new WebMethodError('METHOD_NOT_ALLOWED', message, { status: 405 });
}

/** What the call names does not exist. */
export function notFound(message: string, cause?: unknown): WebMethodError {
  return new WebMethodError('NOT_FOUND', message, { status: 404, cause });
}

/** Wix failed, and not the caller and not the method. */
export function upstream(message: string, cause: unknown): WebMethodError {
  return new WebMethodError('UPSTREAM', message, { status: 502, cause });
}

/** Wix, or a method, took too long. */
export function timeout(message: string, cause?: unknown): WebMethodError {
  return new WebMethodError('TIMEOUT', message, { status: 504, cause });
}

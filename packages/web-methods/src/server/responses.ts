import type { WebMethodError } from '../error.js';
import type { EncodedResult } from './result.js';

// Frontends run on the customers' own sites, so any origin may call. That is safe because nothing
// is granted to an origin: a call proves who it is with a token that only the host page hands out,
// and a wildcard makes browsers leave cookies out.
const CORS = ['access-control-allow-origin', '*'] as const;

const HEADERS = {
  [CORS[0]]: CORS[1],
  'cache-control': 'private, no-store',
};

/** The HTTP methods of a web-method call. */
export const CALLS = ['POST'];

/** The HTTP methods of an endpoint. */
export const READS = ['GET', 'HEAD'];

/**
 * Answers a preflight, without a request to Wix, for a day.
 * @param methods The HTTP methods that the address takes.
 * @param requestedHeaders The preflight's `access-control-request-headers`: the SDK may add headers
 * of its own to a call, and a wildcard would not cover `authorization`.
 */
export function preflight(
  methods: readonly string[],
  requestedHeaders: string | null | undefined,
): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...HEADERS,
      'access-control-allow-methods': methods.join(', '),
      'access-control-allow-headers': requestedHeaders ?? 'authorization, content-type',
      'access-control-max-age': '86400',
    },
  });
}

/**
 * Answers a call with its result.
 * @param result The encoded result.
 * @param cache How a cached method was answered, for the standard header `cache-status`.
 */
export function resultResponse(
  { status, contentType, body }: EncodedResult,
  cache?: string,
): Response {
  const headers = {
    ...HEADERS,
    ...(contentType && { 'content-type': contentType }),
    ...(cache && { 'cache-status': cache }),
  };
  return new Response(status === 204 ? null : body, { status, headers });
}

/** Lets a caller on any site read a response that the app's own middleware made of an answer. */
export function withCors(response: Response): Response {
  const [name, value] = CORS;
  if (response.headers.has(name)) return response;
  // A redirect's headers, and those of a fetched response, cannot be changed.
  const readable = new Response(response.body, response);
  readable.headers.set(name, value);
  return readable;
}

/**
 * Answers a call that failed, as `{ error: { code, message, details?, requestId } }`.
 * @param error What to tell the caller.
 * @param requestId The id under which the log has it, if it is the server's fault.
 * @param methods The HTTP methods that the address takes.
 * @throws {TypeError} If JSON cannot carry the details, or the status is none of an error, which
 * the caller would take for a result.
 */
export function errorResponse(
  error: WebMethodError,
  requestId: string,
  methods: readonly string[],
): Response {
  const { code, message, status, details } = error;
  if (!(Number.isInteger(status) && status >= 400 && status <= 599)) {
    throw new TypeError(`WebMethodError status must be 400–599, got ${status} for ${code}.`);
  }
  const headers = {
    ...HEADERS,
    'content-type': 'application/json',
    ...(status === 405 && { allow: [...methods, 'OPTIONS'].join(', ') }),
  };
  const body = JSON.stringify({ error: { code, message, details, requestId } });
  return new Response(body, { status, headers });
}

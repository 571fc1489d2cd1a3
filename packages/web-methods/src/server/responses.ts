import type { EncodedResult } from './result.js';

// Frontends run on the customers' own sites, so any origin may call. That is safe because the
// origin grants no rights: a call proves its caller's identity with a token that only the host page
// hands out, and with a wildcard, browsers do not send cookies.
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
 * Answers a preflight without a request to Wix. Browsers may cache the answer for a day.
 * @param methods The HTTP methods that the address accepts.
 * @param requestedHeaders The preflight's `access-control-request-headers`. All of them are
 * allowed: the SDK may add its own headers to a call, and a wildcard would not cover
 * `authorization`.
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
 * @param cache The value of the standard `cache-status` header, for a cached method.
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

/** Lets callers on any site read a response that the app's own middleware created. */
export function withCors(response: Response): Response {
  const [name, value] = CORS;
  if (response.headers.has(name)) return response;
  // The headers of a redirect and of a fetched response cannot be changed.
  const readable = new Response(response.body, response);
  readable.headers.set(name, value);
  return readable;
}

/** The part of an error that the caller gets. */
export interface ShownError {
  readonly code: string;
  readonly message: string;
  /** The HTTP status, 400 to 599. */
  readonly status: number;
  readonly details?: unknown;
}

/**
 * Answers a failed call with `{ error: { code, message, details?, requestId } }`. An error in the
 * details is left out, because its properties may contain anything.
 * @param error The error for the caller.
 * @param requestId The id of the error in the log, if it is the server's fault.
 * @param methods The HTTP methods that the address accepts.
 * @throws {TypeError} If JSON cannot carry the details.
 */
export function errorResponse(
  { code, message, status, details }: ShownError,
  requestId: string,
  methods: readonly string[],
): Response {
  const headers = {
    ...HEADERS,
    'content-type': 'application/json',
    ...(status === 405 && { allow: [...methods, 'OPTIONS'].join(', ') }),
  };
  const body = JSON.stringify({ error: { code, message, details, requestId } }, (_, value) =>
    value instanceof Error ? undefined : value,
  );
  return new Response(body, { status, headers });
}

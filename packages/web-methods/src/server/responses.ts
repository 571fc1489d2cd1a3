import { WebMethodError } from '../error.js';

// Frontends run on the customers' own sites, so any origin may call. That is safe because nothing
// is granted to an origin: a call proves who it is with a token that only the host page hands out,
// and a wildcard makes browsers leave cookies out.
const CORS = { 'access-control-allow-origin': '*' };

/**
 * Answers a preflight, without a call to Wix, for a day.
 * @param requestedHeaders The preflight's `access-control-request-headers`: the SDK may add headers
 * of its own to a call, and a wildcard would not cover `authorization`.
 */
export function preflight(requestedHeaders: string | null | undefined): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...CORS,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': requestedHeaders ?? 'authorization, content-type',
      'access-control-max-age': '86400',
      'cache-control': 'private, no-store',
    },
  });
}

/**
 * Makes a response one that a frontend on another origin can read and that nobody stores.
 * @param response The answer to a call, possibly with headers that the framework has added.
 */
export function finish(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(CORS)) headers.set(name, value);
  headers.set('cache-control', 'private, no-store');
  return new Response(response.body, { status: response.status, headers });
}

/**
 * Answers a call that failed, as `{ error: { code, message, details?, requestId } }`, and logs what
 * is the server's fault under the same request id.
 * @param error What was thrown. Anything but a {@link WebMethodError} is a fault of the method.
 * @param dev In development a fault's own message and stack reach the caller.
 */
export function errorResponse(error: unknown, dev: boolean): Response {
  const requestId = crypto.randomUUID();
  const { code, message, status, details } =
    error instanceof WebMethodError ? error : internal(error, dev);
  let body: string;
  try {
    // With another status the caller would take the error for a result.
    if (!(status >= 400 && status <= 599)) throw new RangeError(`${status} is no error status.`);
    body = JSON.stringify({ error: { code, message, details, requestId } });
  } catch (cause) {
    return errorResponse(new Error(`The error ${code} cannot be answered.`, { cause }), dev);
  }
  if (status >= 500) console.error(`Web-method call ${requestId} failed:`, error);
  const headers = new Headers({ 'content-type': 'application/json' });
  if (status === 405) headers.set('allow', 'POST, OPTIONS');
  return new Response(body, { status, headers });
}

function internal(error: unknown, dev: boolean): WebMethodError {
  const message = dev && error instanceof Error ? error.message : 'The server failed.';
  const details = dev && error instanceof Error ? { stack: error.stack } : undefined;
  return new WebMethodError('INTERNAL', message, { status: 500, details });
}

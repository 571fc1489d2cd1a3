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
  const answered = error instanceof WebMethodError ? error : internal(error, dev);
  const { code, message, status, details } = answered;
  if (status >= 500) console.error(`Web-method call ${requestId} failed:`, error);
  try {
    return Response.json(
      { error: { code, message, details, requestId } },
      { status, headers: status === 405 ? { allow: 'POST, OPTIONS' } : {} },
    );
  } catch (cause) {
    // The method threw a status or details that no answer can have, which is a fault of its own.
    return errorResponse(new Error(`The error ${code} cannot be answered.`, { cause }), dev);
  }
}

function internal(error: unknown, dev: boolean): WebMethodError {
  const message = dev && error instanceof Error ? error.message : 'The server failed.';
  const details = dev && error instanceof Error ? { stack: error.stack } : undefined;
  return new WebMethodError('INTERNAL', message, { status: 500, details });
}

import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';

// In the form in which the endpoints answer their errors.

/** Answers what has no route. */
export const notFound: RequestHandler = (_, response) => {
  sendError(response, 404, 'NOT_FOUND', 'There is nothing at this address.');
};

/** Answers what a route has thrown: never with its message or its stack, which the log has. */
export const failed: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = statusOf(error);
  if (status < 500) {
    sendError(response, status, 'BAD_REQUEST', 'The request is malformed.');
    return;
  }
  const requestId = sendError(response, 500, 'INTERNAL', 'The server failed.');
  const reason = error instanceof Error ? error.stack : String(error);
  console.error(`Request ${requestId} failed: ${request.path.slice(0, 200)}: ${reason}`);
};

/** Express says of what it refuses itself, such as a body that is too large, which status it has. */
function statusOf(error: unknown): number {
  // An error of Wix's SDK has a status as well, but not this mark: Wix has refused the server.
  const isOfRequest = error instanceof Error && 'expose' in error && error.expose === true;
  const status = isOfRequest && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

/**
 * Answers an error.
 * @returns The id under which the log has more of it.
 */
export function sendError(
  response: Response,
  status: number,
  code: string,
  message: string,
): string {
  const requestId = randomUUID();
  response.status(status).json({ error: { code, message, requestId } });
  return requestId;
}

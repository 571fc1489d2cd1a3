import { HTTPException } from 'hono/http-exception';
import { EmulatorError, type EmulatorErrorCode } from '../util/emulator-error.js';

const statuses: Readonly<Record<EmulatorErrorCode, number>> = {
  INVALID_INPUT: 400,
  NOT_FOUND: 404,
  APP_UNAVAILABLE: 503,
  EMULATOR_UNAVAILABLE: 503,
  APP_SETUP: 503,
  PORT_IN_USE: 503,
};

/** The HTTP status for a user's mistake. */
export function statusOf({ code }: EmulatorError): number {
  return statuses[code];
}

/**
 * Creates the answer for an error that a route has thrown: the status of an {@link EmulatorError},
 * or 500 for a bug in the emulator.
 */
export function answerError(error: Error): Response {
  if (error instanceof HTTPException) {
    // Hono's own message, "Malformed JSON in request body", is not a full sentence.
    const message = error.status === 400 ? 'The body must be JSON.' : error.message;
    return refuse(error.status, message);
  }
  if (error instanceof EmulatorError) return refuse(statusOf(error), error.message);
  console.error(error);
  return refuse(500, 'Internal error of the emulator. See its output.');
}

/** Creates an error answer from one sentence. */
export function refuse(
  status: number,
  error: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json({ error }, { status, headers });
}

import { z } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { EmulatorError, type EmulatorErrorCode } from '../util/emulator-error.js';

const errorSchema = z
  .object({
    error: z.string().openapi({ description: 'One sentence: what is wrong and how to fix it.' }),
  })
  .openapi('Error');

const descriptions = {
  400: 'The request is invalid. Nothing has changed.',
  404: 'Nothing has this key or id.',
  503: 'No app is running with the emulator, or the app does not answer.',
} as const;

type ErrorStatus = keyof typeof descriptions;

const content = { 'application/json': { schema: errorSchema } };

/** Describes the error statuses of a route. */
export function refusals<Status extends ErrorStatus>(...statuses: readonly Status[]) {
  const entry = (status: ErrorStatus) => ({ description: descriptions[status], content });
  return Object.fromEntries(statuses.map((status) => [status, entry(status)]));
}

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

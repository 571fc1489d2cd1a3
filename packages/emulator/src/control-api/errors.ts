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

/** The refusals of a route, for its description. */
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

/** The status that answers a mistake of the person who uses the emulator. */
export function statusOf({ code }: EmulatorError): number {
  return statuses[code];
}

/**
 * Answers for an error that a route has thrown: with the status of an {@link EmulatorError}, or 500
 * for what went wrong in the emulator itself.
 */
export function answerError(error: Error): Response {
  if (error instanceof HTTPException) {
    // Hono's own words for it, "Malformed JSON in request body", are no sentence.
    const message = error.status === 400 ? 'The body must be JSON.' : error.message;
    return refuse(error.status, message);
  }
  if (error instanceof EmulatorError) return refuse(statusOf(error), error.message);
  console.error(error);
  return refuse(500, 'Internal error of the emulator. See its output.');
}

/** An error answer: one sentence. */
export function refuse(
  status: number,
  error: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json({ error }, { status, headers });
}

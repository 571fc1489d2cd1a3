import { z } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { UserError } from '../util/user-error.js';

const errorSchema = z
  .object({
    error: z.string().openapi({ description: 'One sentence: what is wrong, and what is right.' }),
  })
  .openapi('Error');

const descriptions = {
  400: 'The request is not what it must be; nothing has changed.',
  404: 'There is nothing of that name.',
  503: 'No app runs with the emulator, or it does not answer.',
} as const;

type ErrorStatus = keyof typeof descriptions;

const content = { 'application/json': { schema: errorSchema } };

/** The refusals of a route, for its description. */
export function refusals<Status extends ErrorStatus>(...statuses: readonly Status[]) {
  const entry = (status: ErrorStatus) => ({ description: descriptions[status], content });
  return Object.fromEntries(statuses.map((status) => [status, entry(status)]));
}

/**
 * Refuses with 404.
 * @param message what there is not, as a sentence.
 */
export function notFound(message: string): HTTPException {
  return new HTTPException(404, { message });
}

/**
 * Answers for an error that a route has thrown: 400 for a value that the emulator refuses, 503 for
 * an app that does not run or does not answer.
 */
export function answerError(error: Error): Response {
  if (error instanceof HTTPException) {
    // Hono's own words for it, "Malformed JSON in request body", are no sentence.
    const message = error.status === 400 ? 'The body must be JSON.' : error.message;
    return refuse(error.status, message);
  }
  if (error instanceof RangeError) return refuse(400, error.message);
  if (error instanceof UserError) return refuse(503, error.message);
  console.error(error);
  return refuse(500, 'The emulator has failed; its own output says why.');
}

/** An error answer: one sentence. */
export function refuse(
  status: number,
  error: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json({ error }, { status, headers });
}

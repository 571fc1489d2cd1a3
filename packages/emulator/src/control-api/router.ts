import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Emulator } from '../emulator.js';
import type { Seed } from '../model/seed.js';
import { describeProblem } from '../util/parse-input.js';
import { refuse } from './errors.js';

/** Routes of the control API with their descriptions. */
export type ControlRouter = OpenAPIHono;

/** Creates the routes of one resource. */
export type Routes = (emulator: Emulator<Seed>) => ControlRouter;

/** Creates a router that refuses invalid input with a one-sentence error. */
export function createRouter(): ControlRouter {
  return new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return undefined;
      // The validator also passes the checked data, although its type does not declare it.
      const data: unknown = 'data' in result ? result.data : undefined;
      const what = result.target === 'query' ? 'The query' : 'The body';
      return refuse(400, describeProblem(result.error, data, what));
    },
  });
}

/** Describes a JSON answer. */
export function json<S extends z.ZodType>(schema: S, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** Describes a required JSON body. */
export function body<S extends z.ZodType>(schema: S) {
  return { body: { required: true, content: { 'application/json': { schema } } } };
}

/** The description of an answer without a body. */
export const done = { 204: { description: 'Done.' } };

const errorSchema = z
  .object({
    error: z.string().openapi({ description: 'One sentence: what is wrong and how to fix it.' }),
  })
  .openapi('Error');

const errors = {
  400: json(errorSchema, 'The request is invalid. Nothing has changed.'),
  404: json(errorSchema, 'Nothing has this key or id.'),
  503: json(errorSchema, 'No app is running with the emulator, or the app does not answer.'),
};

/** Describes the error statuses of a route. */
export function refusals(...statuses: readonly (keyof typeof errors)[]) {
  return Object.fromEntries(statuses.map((status) => [status, errors[status]]));
}

import { OpenAPIHono } from '@hono/zod-openapi';
import { describeProblem } from '../util/parse-input.js';
import { refuse } from './errors.js';

/** Routes of the control API with their descriptions. */
export type ControlRouter = OpenAPIHono;

/** Creates a router that refuses invalid input with a one-sentence error. */
export function createRouter(): ControlRouter {
  return new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return undefined;
      // The validator also passes the checked data, although its type does not declare it.
      const data: unknown = 'data' in result ? result.data : undefined;
      return refuse(400, describeProblem(result.error, data, 'The body'));
    },
  });
}

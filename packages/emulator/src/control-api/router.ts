import { OpenAPIHono } from '@hono/zod-openapi';
import { describeProblem } from '../util/parse-input.js';
import { refuse } from './errors.js';

/** Routes of the control API, each with its description. */
export type ControlRouter = OpenAPIHono;

/** Makes a router that refuses what does not fit its schemas with one sentence. */
export function createRouter(): ControlRouter {
  return new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return undefined;
      // The validator hands over what it has checked too, which its type does not say.
      const data: unknown = 'data' in result ? result.data : undefined;
      return refuse(400, describeProblem(result.error, data, 'The body'));
    },
  });
}

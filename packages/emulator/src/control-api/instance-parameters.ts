import { createRoute, z } from '@hono/zod-openapi';
import { instanceParameterClaimsSchema } from '../model/tokens/instance-parameter.js';
import { body, createRouter, json, type Routes, refusals } from './router.js';

const sign = createRoute({
  method: 'post',
  path: '/instance-parameters',
  operationId: 'signInstance',
  summary: 'Creates the signed `instance` query parameter that Wix adds to a self-hosted page.',
  tags: ['Callers'],
  request: body(instanceParameterClaimsSchema),
  responses: {
    200: json(z.object({ instance: z.string() }), 'The value of the query parameter.'),
    ...refusals(400),
  },
});

/** The `instance` query parameters of self-hosted pages. */
export const instanceParameterRoutes: Routes = (emulator) =>
  createRouter().openapi(sign, (context) => {
    const instance = emulator.signInstance(context.req.valid('json'));
    return context.json({ instance }, 200);
  });

import { createRoute, z } from '@hono/zod-openapi';
import type { Emulator } from '../emulator.js';
import type { Seed } from '../model/seed.js';
import type { InstanceParameterClaims } from '../model/tokens/instance-parameter.js';
import { body, json, type Shape } from './answers.js';
import { refusals } from './errors.js';
import { createRouter } from './router.js';

const claimsSchema = z
  .strictObject({
    instanceId: z.string(),
    appDefId: z.string().optional().openapi({
      description: "The app that it is made for; the emulator's app if left out.",
    }),
    uid: z.string().optional().openapi({
      description:
        "Who opens the page; if left out, the site's owner with `OWNER`, else a visitor.",
    }),
    permissions: z.literal('OWNER').optional(),
    expiresInSeconds: z.number().optional(),
  } satisfies Shape<InstanceParameterClaims>)
  .openapi('InstanceParameterClaims');

const sign = createRoute({
  method: 'post',
  path: '/instance-parameters',
  operationId: 'signInstance',
  summary: 'Signs the `instance` query parameter of a self-hosted page.',
  tags: ['Callers'],
  request: body(claimsSchema),
  responses: {
    200: json(z.object({ instance: z.string() }), 'The value of the query parameter.'),
    ...refusals(400),
  },
});

/** The `instance` query parameters of self-hosted pages. */
export function instanceParameterRoutes(emulator: Emulator<Seed>) {
  return createRouter().openapi(sign, (context) => {
    const instance = emulator.signInstance(context.req.valid('json'));
    return context.json({ instance }, 200);
  });
}

import { createRoute, z } from '@hono/zod-openapi';
import type { Emulator } from '../emulator.js';
import type { Seed, SeededCaller } from '../model/seed.js';
import { json, type Shape } from './answers.js';
import { createRouter } from './router.js';
import { callerClaimsSchema } from './tokens.js';

const callerSchema = z
  .object({ title: z.string(), claims: callerClaimsSchema } satisfies Shape<SeededCaller>)
  .openapi('Caller');

const list = createRoute({
  method: 'get',
  path: '/callers',
  operationId: 'listCallers',
  summary: 'Lists the callers of the seed by key, with the claims of their tokens.',
  tags: ['Callers'],
  responses: {
    200: json(z.object({ callers: z.record(z.string(), callerSchema) }), 'The callers.'),
  },
});

/** Who may call the app. */
export function callerRoutes(emulator: Emulator<Seed>) {
  return createRouter().openapi(list, (context) =>
    context.json({ callers: emulator.callers }, 200),
  );
}

import { createRoute, z } from '@hono/zod-openapi';
import type { Emulator } from '../emulator.js';
import { callerSchema, type Seed } from '../model/seed.js';
import { json } from './answers.js';
import { createRouter } from './router.js';

const list = createRoute({
  method: 'get',
  path: '/callers',
  operationId: 'listCallers',
  summary: 'Lists the seeded callers by key, with the claims of their tokens.',
  tags: ['Callers'],
  responses: {
    200: json(z.object({ callers: z.record(z.string(), callerSchema) }), 'The callers.'),
  },
});

/** The seeded callers. */
export function callerRoutes(emulator: Emulator<Seed>) {
  return createRouter().openapi(list, (context) =>
    context.json({ callers: emulator.callers }, 200),
  );
}

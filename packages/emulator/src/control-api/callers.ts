import { createRoute, z } from '@hono/zod-openapi';
import { callerSchema } from '../model/seed.js';
import { createRouter, json, type Routes } from './router.js';

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
export const callerRoutes: Routes = (emulator) =>
  createRouter().openapi(list, (context) => context.json({ callers: emulator.callers }, 200));

import { createRoute, z } from '@hono/zod-openapi';
import type { Emulator } from '../emulator.js';
import type { Seed } from '../seed/seed.js';
import { json } from './answers.js';
import { createRouter } from './router.js';

const health = createRoute({
  method: 'get',
  path: '/health',
  operationId: 'getHealth',
  summary: 'Tells whether the app would answer its next call warm.',
  tags: ['App'],
  responses: {
    200: json(z.object({ status: z.literal('ready') }), 'The app is warm.'),
    503: json(
      z.object({ status: z.literal('starting') }),
      'The app is not there, or not yet warm.',
    ),
  },
});

/** Whether the app is there. */
export function healthRoutes(emulator: Emulator<Seed>) {
  return createRouter().openapi(health, (context) =>
    emulator.app
      ? context.json({ status: 'ready' } as const, 200)
      : context.json({ status: 'starting' } as const, 503),
  );
}

import { createRoute, z } from '@hono/zod-openapi';
import { checkHealth } from '../app-client/app-health.js';
import { createRouter, json, type Routes } from './router.js';

const health = createRoute({
  method: 'get',
  path: '/health',
  operationId: 'getHealth',
  summary: 'Reports whether the app is warmed up and answers.',
  tags: ['App'],
  responses: {
    200: json(z.object({ status: z.literal('ready') }), 'The app is warmed up and answers.'),
    503: json(
      z.union([
        z.object({
          status: z.enum(['starting', 'unresponsive']),
          reason: z
            .string()
            .optional()
            .openapi({ description: 'Why the app does not run, if known.' }),
        }),
        z.object({ status: z.literal('failing'), reason: z.string() }),
      ]),
      'The app is not running, is still starting, has stopped answering, or answers with errors only.',
    ),
  },
});

/** The health check of the app. */
export const healthRoutes: Routes = (emulator) =>
  createRouter().openapi(health, async (context) => {
    if (!emulator.app) return context.json({ status: 'starting' } as const, 503);
    const reason = emulator.app.problem?.();
    if (reason !== undefined) return context.json({ status: 'unresponsive', reason } as const, 503);
    const found = await checkHealth(emulator.app.url);
    return found.status === 'ready' ? context.json(found, 200) : context.json(found, 503);
  });

import { createRoute, z } from '@hono/zod-openapi';
import { QUIET_PATH } from '../app-client/warm-up.js';
import type { AttachedApp } from '../model/attached-app.js';
import { createRouter, json, type Routes } from './router.js';

/** How long the app may take to answer, in milliseconds. */
const TIMEOUT_MS = 2000;

const health = createRoute({
  method: 'get',
  path: '/health',
  operationId: 'getHealth',
  summary: 'Reports whether the app is warmed up and answers.',
  tags: ['App'],
  responses: {
    200: json(z.object({ status: z.literal('ready') }), 'The app is warmed up and answers.'),
    503: json(
      z.object({ status: z.enum(['starting', 'unresponsive']) }),
      'The app is not running, is still starting, or has stopped answering.',
    ),
  },
});

/** The health check of the app. */
export const healthRoutes: Routes = (emulator) =>
  createRouter().openapi(health, async (context) => {
    if (!emulator.app) return context.json({ status: 'starting' } as const, 503);
    return (await answers(emulator.app))
      ? context.json({ status: 'ready' } as const, 200)
      : context.json({ status: 'unresponsive' } as const, 503);
  });

async function answers({ url }: AttachedApp): Promise<boolean> {
  try {
    const answer = await fetch(new URL(QUIET_PATH, url), {
      // A redirect counts as an answer.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.body?.cancel();
    // The server in front of the app answers 502 if the app does not answer.
    return answer.status !== 502;
  } catch {
    return false;
  }
}

import { Hono } from 'hono';
import type { Emulator } from '../emulator.js';
import { readJsonObject } from '../json.js';
import { readClaims } from './claims.js';

/**
 * The control API, for tests in any language: tokens, the logs of requests and calls, reset, health.
 * @param emulator what to control.
 * @param isReady whether the app would serve its next call warm.
 */
export function controlApi(emulator: Emulator, isReady: () => Promise<boolean>): Hono {
  const api = new Hono();

  api.get('/health', async () =>
    (await isReady())
      ? Response.json({ status: 'ready' })
      : Response.json({ status: 'starting' }, { status: 503 }),
  );

  api.post('/tokens', async ({ req }) => {
    const body = await readJsonObject(req.raw);
    if (!body) return badRequest('The body must be a JSON object.');
    try {
      return Response.json({ accessToken: emulator.mintToken(readClaims(body)) });
    } catch (error) {
      if (error instanceof RangeError) return badRequest(error.message);
      throw error;
    }
  });

  api.get('/requests', () => Response.json({ requests: emulator.requests }));

  api.delete('/requests', () => {
    emulator.clearRequests();
    return new Response(null, { status: 204 });
  });

  api.get('/calls', () => Response.json({ calls: emulator.calls }));

  api.delete('/calls', () => {
    emulator.clearCalls();
    return new Response(null, { status: 204 });
  });

  api.post('/reset', () => {
    emulator.reset();
    return new Response(null, { status: 204 });
  });

  api.all('*', ({ req }) =>
    Response.json({ error: `There is no ${req.method} ${req.path}.` }, { status: 404 }),
  );
  return api;
}

function badRequest(error: string): Response {
  return Response.json({ error }, { status: 400 });
}

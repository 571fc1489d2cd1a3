import { readFile } from 'node:fs/promises';
import { getRequestListener, RequestError } from '@hono/node-server';
import { Hono } from 'hono';
import { controlApi } from '../control-api/api.js';
import { answerError, refuse } from '../control-api/errors.js';
import { jsonOnly, localCallersOnly } from '../control-api/middleware.js';
import type { Emulator } from '../emulator.js';
import type { Seed } from '../model/seed.js';
import { REACT_UMD_PATH, readReactUmd } from '../runner/cdn-files.js';
import { listen, type RunningServer } from '../runner/listen.js';
import { LOCAL_ONLY } from '../util/loopback.js';
import { hostPages } from './host-pages.js';

/** Options of {@link startConsole}. */
export interface ConsoleOptions {
  /** The emulator to control. The host pages show the app that is attached to it. */
  readonly emulator: Emulator<Seed>;
  /** The port to listen on; 0 picks a free port. */
  readonly port: number;
}

/**
 * Serves the control API and the host pages. As in production, their origin and site differ from
 * the app's: they use the host name `127.0.0.1`, and the app uses `localhost`.
 * @throws {EmulatorError} If the port is taken.
 */
export async function startConsole({ emulator, port }: ConsoleOptions): Promise<RunningServer> {
  const app = new Hono();
  app.onError(answerError);
  app.use(localCallersOnly);
  app.use('/emulator/*', jsonOnly);
  app.route('/emulator', controlApi(emulator));
  app.use(async (context, next) => {
    await next();
    context.res.headers.set('content-security-policy', `${LOCAL_ONLY}; frame-ancestors 'self'`);
  });
  app.get('/hosts/assets/:file{(console|site|panel|dashboard)\\.(js|css)}', async ({ req }) => {
    const file = req.param('file');
    const body = await readFile(new URL(`../ui/${file}`, import.meta.url));
    const contentType = file.endsWith('.css') ? 'text/css' : 'text/javascript';
    return new Response(body, { headers: { 'content-type': contentType } });
  });
  app.get(`${REACT_UMD_PATH}*`, async ({ req, notFound }) => {
    const script = await readReactUmd(req.path);
    if (!script) return notFound();
    return new Response(script, { headers: { 'content-type': 'text/javascript' } });
  });
  app.route('/', hostPages(emulator));
  // The app may run in this process, so its global `Response` must stay Node's own.
  const listener = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    errorHandler(error) {
      // An invalid HTTP request, such as one with a malformed host.
      if (error instanceof RequestError) return refuse(400, `Invalid request: ${error.message}.`);
      return answerError(error instanceof Error ? error : new Error(String(error)));
    },
  });
  return listen(listener, { port, hostname: '127.0.0.1' });
}

import { readFile } from 'node:fs/promises';
import { getRequestListener, RequestError } from '@hono/node-server';
import { Hono } from 'hono';
import { controlApi } from '../control-api/api.js';
import { answerError, refuse } from '../control-api/errors.js';
import { jsonOnly, type OriginEnv, ownPagesOnly } from '../control-api/middleware.js';
import type { Emulator } from '../emulator.js';
import type { Seed } from '../model/seed.js';
import type { NetworkOptions } from '../runner/addresses.js';
import { REACT_UMD_PATH, readReactUmd } from '../runner/cdn-files.js';
import { listen, type RunningServer } from '../runner/listen.js';
import { pageRequestHandler } from '../runner/page-requests.js';
import { localOnly } from '../util/loopback.js';
import { appUrlIn } from './app-url.js';
import { hostPages } from './host-pages.js';
import { REACT_MODULES_PATH, reactModule } from './react-modules.js';

/** Options of {@link startConsole}. */
export interface ConsoleOptions extends NetworkOptions {
  /** The emulator to control. The host pages show the app that is attached to it. */
  readonly emulator: Emulator<Seed>;
  /** The port to listen on; 0 picks a free port. */
  readonly port: number;
  /**
   * The app's origin in the browser. Default: the app's port, on the host name of the page that
   * shows the app.
   */
  readonly appUrl?: string | undefined;
  /**
   * Whether there is, or will be, an app with extensions. Without one, the console shows only its
   * tools. Default: true.
   */
  readonly hasApp?: boolean;
}

/**
 * Serves the control API and the host pages. As in production, their origin and site differ from
 * the app's: they use the host name `127.0.0.1`, and the app uses `localhost`.
 * @throws {EmulatorError} If the port is taken.
 */
export async function startConsole({
  emulator,
  port,
  host,
  allowedHosts,
  appUrl,
  hasApp = true,
}: ConsoleOptions): Promise<RunningServer> {
  const app = new Hono<OriginEnv>();
  app.onError(answerError);
  app.use(ownPagesOnly(allowedHosts));
  app.use('/emulator/*', jsonOnly);
  app.route('/emulator', controlApi(emulator));
  app.use(async (context, next) => {
    await next();
    const shown = emulator.app && appUrlIn(context.get('origin'), emulator.app.url, appUrl);
    const policy = shown === undefined ? localOnly() : localOnly(shown);
    context.res.headers.set('content-security-policy', `${policy}; frame-ancestors 'self'`);
  });
  app.get(
    '/hosts/assets/:file{(console|site|panel|component|dashboard)\\.(js|css)}',
    async ({ req }) => {
      const file = req.param('file');
      const body = await readFile(new URL(`../ui/${file}`, import.meta.url));
      const contentType = file.endsWith('.css') ? 'text/css' : 'text/javascript';
      return new Response(body, { headers: { 'content-type': contentType } });
    },
  );
  app.get(`${REACT_UMD_PATH}*`, async ({ req, notFound }) => {
    const script = await readReactUmd(req.path);
    if (!script) return notFound();
    return new Response(script, { headers: { 'content-type': 'text/javascript' } });
  });
  app.get(`${REACT_MODULES_PATH}*`, ({ req, notFound }) => {
    const script = reactModule(req.path);
    if (script === undefined) return notFound();
    return new Response(script, { headers: { 'content-type': 'text/javascript' } });
  });
  app.route('/', hostPages(emulator, { hasApp, appUrl }));
  // The app may run in this process, so its global `Response` must stay Node's own.
  const listener = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    errorHandler(error) {
      // An invalid HTTP request, such as one with a malformed host.
      if (error instanceof RequestError) return refuse(400, `Invalid request: ${error.message}.`);
      return answerError(error instanceof Error ? error : new Error(String(error)));
    },
  });
  const answerPage = pageRequestHandler(emulator, allowedHosts);
  const server = await listen(
    (request, response) => {
      // Before the routes, because a fault breaks the connection.
      if (!answerPage(request, response)) void listener(request, response);
    },
    { port, hostname: '127.0.0.1', host },
  );
  emulator.notePagesUrl(server.url);
  return server;
}

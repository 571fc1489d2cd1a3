import { getRequestListener } from '@hono/node-server';
import type { Installations } from 'example-installations';
import express, { type Express } from 'express';
import { createHandler } from 'wix-astro-web-methods/server';
import type { Config } from './config.ts';
import { dashboard } from './dashboard.ts';
import { failed, notFound } from './errors.ts';
import { fetchByRest } from './fetch-by-rest.ts';
import { fetchBySdk } from './fetch-by-sdk.ts';
import { createGetInstallation } from './get-installation.ts';
import { createGetInstance } from './get-instance.ts';
import { withToken } from './token.ts';
import { webhooks } from './webhooks.ts';

/**
 * Makes the server's app: endpoints that tell a frontend in which installation it runs, a page for
 * Wix's dashboard, and the webhook of Wix's events.
 * @param installations The app's own records.
 */
export function createApp(config: Config, installations: Installations): Express {
  const handle = createHandler({ modules: {}, clientId: config.clientId, dev: false });
  const fetchInstance = fetchBySdk(config);

  /** Serves a web method: its handler verifies the token, and answers preflights and errors. */
  const serve = (endpoint: () => Promise<unknown>) =>
    getRequestListener((request) => handle(withToken(request), { endpoint }), {
      overrideGlobalObjects: false,
    });

  const app = express();
  app.disable('x-powered-by');
  app.use((_, response, next) => {
    response.set('x-content-type-options', 'nosniff');
    next();
  });
  app.all('/api/get-instance', serve(createGetInstance(fetchInstance)));
  app.all('/api/get-instance-by-rest', serve(createGetInstance(fetchByRest(config))));
  app.all('/api/get-installation', serve(createGetInstallation(installations)));
  app.post('/webhooks', webhooks(config, installations, fetchInstance));
  app.use('/dashboard', dashboard());
  app.use(notFound);
  app.use(failed);
  return app;
}

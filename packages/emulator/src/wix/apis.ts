import { Hono } from 'hono';
import type { EmulatorState } from '../state.js';
import { appInstanceApi } from './app-instance.js';
import { oauthApi } from './oauth.js';

/** The hosts of Wix's APIs; the second one is a cache in front of the first. */
const apiHosts = ['www.wixapis.com', 'edge.wixapis.com'];

/**
 * Every Wix API that the emulator knows.
 * @param state the emulator's state.
 * @param refuse answers a call that no emulated API takes.
 */
export function wixApis(
  state: EmulatorState,
  refuse: (request: Request) => Response,
): Pick<Hono, 'fetch'> {
  const apis = new Hono({ getPath: routePath });
  for (const host of apiHosts) {
    apis.route(`/https/${host}/oauth2`, oauthApi(state));
    apis.route(`/https/${host}/apps/v1`, appInstanceApi(state));
    apis.get(`/https/${host}/assets/scripts/v1/site-scripts`, () =>
      Response.json({ siteScripts: [] }),
    );
    apis.post(`/https/${host}/otel-collector/*`, telemetrySink);
    apis.post(`/https/${host}/wixcode/v1/telemetry/*`, telemetrySink);
  }
  apis.all('/https/frog.wix.com/*', telemetrySink);
  apis.notFound(({ req }) => refuse(req.raw));
  return apis;
}

/** Routes by scheme and host too: `https://www.wixapis.com/a` is `/https/www.wixapis.com/a`. */
function routePath(request: Request): string {
  const { protocol, host, pathname } = new URL(request.url);
  return `/${protocol.slice(0, -1)}/${host}${pathname}`;
}

function telemetrySink(): Response {
  return Response.json({});
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connect, ViteDevServer } from 'vite';
import { endpointMethod } from '../astro/endpoint.js';
import { BASE_PATH } from '../consts.js';
import { CALLS, preflight, READS } from '../server/responses.js';
import type { EndpointRoute } from './endpoint-route.js';

/**
 * Answers the preflights of calls on a dev server. It runs before Vite's own CORS handling, which
 * only knows local origins: in `wix dev`, a widget runs on the customer's site.
 * @param server The dev server, which loads a route's file to find out whether it serves a web
 * method.
 * @param routes The app's own routes. The list changes while the server runs.
 */
export function answerPreflights(
  server: Pick<ViteDevServer, 'ssrLoadModule'>,
  routes: readonly EndpointRoute[],
): Connect.NextHandleFunction {
  return async (request, response, next) => {
    const { method, url = '/' } = request;
    if (method !== 'OPTIONS') return next();
    if (url.startsWith(BASE_PATH)) return answer(request, response, CALLS);
    const route = findRoute(routes, url);
    if (route && (await isServed(server, route, request))) return answer(request, response, READS);
    next();
  };
}

function findRoute(routes: readonly EndpointRoute[], url: string): EndpointRoute | undefined {
  try {
    const path = decodeURI(url.replace(/\?.*$/, ''));
    return routes.find(({ paths }) => paths.test(path));
  } catch {
    // No route has a path that cannot be decoded.
    return undefined;
  }
}

/** Whether a request is for an endpoint that serves a web method. */
async function isServed(
  server: Pick<ViteDevServer, 'ssrLoadModule'>,
  { file }: EndpointRoute,
  { method, headers }: IncomingMessage,
): Promise<boolean> {
  try {
    const announced = headers['access-control-request-method'];
    return endpointMethod(await server.ssrLoadModule(file), { method, announced }) !== undefined;
  } catch {
    // Astro reports a broken file when it is called.
    return false;
  }
}

function answer({ headers }: IncomingMessage, response: ServerResponse, methods: string[]): void {
  const preflightAnswer = preflight(methods, headers['access-control-request-headers']);
  response.writeHead(preflightAnswer.status, Object.fromEntries(preflightAnswer.headers)).end();
}

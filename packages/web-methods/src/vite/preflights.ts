import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connect, ViteDevServer } from 'vite';
import { endpointMethod } from '../astro/endpoint.js';
import { BASE_PATH } from '../consts.js';
import { CALLS, preflight, READS } from '../server/responses.js';
import type { EndpointRoute } from './endpoint-route.js';

/**
 * Answers the preflights of calls on a dev server, ahead of Vite's own CORS handling, which knows
 * only local origins: in `wix dev` a widget stands on the customer's site.
 * @param server Loads what an address serves, to know whether it is the endpoint of a web method.
 * @param routes The app's own routes, which change while the server runs.
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
    // A path that cannot be decoded is nobody's.
    return undefined;
  }
}

/** Tells whether the request is for the web method of an endpoint. */
async function isServed(
  server: Pick<ViteDevServer, 'ssrLoadModule'>,
  { file }: EndpointRoute,
  { method, headers }: IncomingMessage,
): Promise<boolean> {
  try {
    const announced = headers['access-control-request-method'];
    return endpointMethod(await server.ssrLoadModule(file), { method, announced }) !== undefined;
  } catch {
    // What is wrong with the file, Astro tells whoever calls it.
    return false;
  }
}

function answer({ headers }: IncomingMessage, response: ServerResponse, methods: string[]): void {
  const preflightAnswer = preflight(methods, headers['access-control-request-headers']);
  response.writeHead(preflightAnswer.status, Object.fromEntries(preflightAnswer.headers)).end();
}

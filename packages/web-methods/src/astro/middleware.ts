import { WIX_CLIENT_ID } from 'astro:env/client';
import {
  dev,
  endpoints,
  maxBodyBytes,
  modules,
  trailingSlash,
} from 'virtual:wix-web-methods/manifest';
import type { APIContext, MiddlewareHandler } from 'astro';
import { BASE_PATH, FIX_STACK } from '../consts.js';
import { createHandler } from '../server/handler.js';
import { endpointMethod } from './endpoint.js';
import { pendingCalls } from './pending-calls.js';
import { readSession } from './session.js';

const clientId = WIX_CLIENT_ID;
const handle = createHandler({ modules, clientId, dev, maxBodyBytes, trailingSlash, fixStack });

/**
 * Handles web-method calls, and reads of the endpoints that serve one, ahead of Wix's middleware,
 * which answers an empty 500 to a bad token. The method itself runs behind it, in the route, where
 * the SDK knows the caller's installation.
 */
export const onRequest: MiddlewareHandler = async (context, next) => {
  const { cookies, request, url } = context;
  const isCall = url.pathname.startsWith(BASE_PATH);
  const endpoint = isCall ? undefined : await findEndpoint(context);
  if (!isCall && !endpoint) return next();
  return handle(request, {
    endpoint,
    session: readSession(cookies),
    inContext(run) {
      pendingCalls.set(request, run);
      return next();
    },
  });
};

async function findEndpoint({ routePattern, request: { method, headers } }: APIContext) {
  const load = Object.hasOwn(endpoints, routePattern) ? endpoints[routePattern] : undefined;
  if (!load) return undefined;
  return endpointMethod(await load(), {
    method,
    announced: headers.get('access-control-request-method'),
  });
}

/** Vite runs other code than what is in the files, and alone knows which lines are which. */
function fixStack(error: Error): void {
  const fix: unknown = Reflect.get(globalThis, FIX_STACK);
  if (typeof fix === 'function') fix(error);
}

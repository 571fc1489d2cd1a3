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
import { CallHandler } from '../server/handler.js';
import { withCors } from '../server/responses.js';
import { CurrentCall, currentCall } from './current-call.js';
import { endpointMethod } from './endpoint.js';
import { readSession } from './session.js';

const clientId = WIX_CLIENT_ID;
const handler = new CallHandler({
  modules,
  clientId,
  dev,
  maxBodyBytes,
  trailingSlash,
  fixStack,
});

/**
 * Handles web-method calls, and reads of endpoints that serve one, before all other middleware.
 * Calls that need only their headers are answered here, all others in the route, after the app's
 * own middleware.
 */
export const onRequest: MiddlewareHandler = async (context, next) => {
  // A page that is rendered at build time has neither a caller nor headers.
  if (context.isPrerendered) return next();
  const { cookies, request, routePattern, url } = context;
  const isCall = url.pathname.startsWith(BASE_PATH);
  const endpoint = isCall ? undefined : await findEndpoint(context);
  const options = { endpoint, route: endpoint && routePattern, session: readSession(cookies) };
  if (!isCall && !endpoint) {
    return currentCall.run(new CurrentCall(handler, request, options, true), next);
  }
  const refusal = handler.check(request, options);
  if (refusal) return refusal;
  const call = new CurrentCall(handler, request, options);
  try {
    return call.end(withCors(await currentCall.run(call, next)));
  } catch (error) {
    return call.end(handler.answerFault(error, request, options));
  }
};

async function findEndpoint({ routePattern, request: { method, headers } }: APIContext) {
  const load = Object.hasOwn(endpoints, routePattern) ? endpoints[routePattern] : undefined;
  if (!load) return undefined;
  return endpointMethod(await load(), {
    method,
    announced: headers.get('access-control-request-method'),
  });
}

/** Maps an error's stack to the source. Only Vite can do so, because it runs transformed code. */
function fixStack(error: Error): void {
  const fix: unknown = Reflect.get(globalThis, FIX_STACK);
  if (typeof fix === 'function') fix(error);
}

import { WIX_CLIENT_ID } from 'astro:env/client';
import { dev, maxBodyBytes, modules } from 'virtual:wix-web-methods/manifest';
import type { MiddlewareHandler } from 'astro';
import { BASE_PATH } from '../consts.js';
import { createHandler } from '../server/handler.js';
import { pendingCalls } from './pending-calls.js';
import { readSession } from './session.js';

const handle = createHandler({ modules, clientId: WIX_CLIENT_ID, dev, maxBodyBytes });

/**
 * Handles web-method calls ahead of Wix's middleware, which answers an empty 500 to a bad token.
 * The method itself runs behind it, in the route, where the SDK knows the caller's installation.
 */
export const onRequest: MiddlewareHandler = ({ cookies, request, url }, next) => {
  if (!url.pathname.startsWith(BASE_PATH)) return next();
  return handle(request, {
    session: readSession(cookies),
    inContext(run) {
      pendingCalls.set(request, run);
      return next();
    },
  });
};

import type { MiddlewareHandler } from 'hono';
import { isLoopback } from '../util/loopback.js';

/**
 * Keeps other web sites out: a page on the internet could otherwise mint tokens, by a request to
 * this computer (refused by its origin) or by a name of its own that leads here (refused by the
 * host).
 */
export const localCallersOnly: MiddlewareHandler = async ({ req }, next) => {
  const { host, hostname } = new URL(req.url);
  if (!isLoopback(hostname)) {
    return refuse(`The emulator answers on localhost and 127.0.0.1 only, not on ${hostname}.`);
  }
  const origin = req.header('origin');
  const changes = req.method !== 'GET' && req.method !== 'HEAD';
  if (changes && origin !== undefined && origin !== `http://${host}`) {
    return refuse(`The emulator takes no ${req.method} from ${origin}.`);
  }
  return next();
};

function refuse(error: string): Response {
  return Response.json({ error }, { status: 403 });
}

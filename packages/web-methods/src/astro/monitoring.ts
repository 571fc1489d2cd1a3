import { monitoring } from 'virtual:wix-web-methods/manifest';
import type { APIContext, MiddlewareHandler } from 'astro';
import { currentCall } from './current-call.js';
import { property } from './property.js';

/**
 * Makes the monitoring of `@wix/astro` end after the answer to a web-method call, which would
 * otherwise wait for a request to Wix. A call that runs no method is not monitored, so that it
 * sends no request. Other requests to the app are monitored as usual.
 * @param monitor The monitoring middleware of `@wix/astro`.
 */
export function monitorAfterAnswer(monitor: MiddlewareHandler): MiddlewareHandler {
  return (context, next) => {
    const call = currentCall.getStore();
    if (call?.token === undefined) return monitor(context, next);
    if (monitoring) {
      call.onRun = () => {
        const copy = async () => copyOf(await call.answered);
        const monitored = Promise.resolve(monitor(context, copy));
        runAfterAnswer(context, monitored.then(nothing, nothing));
      };
    }
    return next();
  };
}

/**
 * Copies the status and headers of a response once the answer is sent, because the monitoring may
 * add headers.
 */
async function copyOf({ status, statusText, headers }: Response): Promise<Response> {
  await new Promise((resolve) => setTimeout(resolve));
  return new Response(null, { status, statusText, headers });
}

/** Makes `workerd` wait for work after the answer. */
function runAfterAnswer({ locals }: APIContext, promise: Promise<void>): void {
  const context = property(property(locals, 'runtime'), 'ctx');
  const waitUntil = property(context, 'waitUntil');
  if (typeof waitUntil === 'function') waitUntil.call(context, promise);
}

function nothing(): void {}

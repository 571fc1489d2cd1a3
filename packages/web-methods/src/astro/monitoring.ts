import { monitoring } from 'virtual:wix-web-methods/manifest';
import type { APIContext, MiddlewareHandler } from 'astro';
import { currentCall } from './current-call.js';
import { property } from './property.js';

/**
 * Has the monitoring of `@wix/astro` end after the answer of a web-method call, which would wait for a
 * request to Wix otherwise. A call that runs no method is not monitored, so that it makes no request.
 * What is no call is monitored as before.
 * @param monitor The middleware of `@wix/astro`.
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

/** A response with the same status and headers, for who writes more of them, once the answer is sent. */
async function copyOf({ status, statusText, headers }: Response): Promise<Response> {
  await new Promise((resolve) => setTimeout(resolve));
  return new Response(null, { status, statusText, headers });
}

/** Has `workerd` wait for what comes after the answer. */
function runAfterAnswer({ locals }: APIContext, promise: Promise<void>): void {
  const context = property(property(locals, 'runtime'), 'ctx');
  const waitUntil = property(context, 'waitUntil');
  if (typeof waitUntil === 'function') waitUntil.call(context, promise);
}

function nothing(): void {}

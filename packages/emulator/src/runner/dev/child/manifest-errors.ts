import { MANIFEST_PATH } from '../../../app-client/manifest.js';
import { describeAppError } from '../../describe-app-error.js';
import type { Middleware } from './load-extensions.js';

/** A layer of a development server's middleware, as Connect has it. */
interface Layer {
  handle: unknown;
}

/**
 * Creates a middleware that makes the development server answer when the app's manifest cannot be
 * created. Wix's own middleware never answers then, for example when an extension lacks a required
 * option. The error is also printed once, because the app starts without its extensions.
 * @param stack The server's middleware. It is changed on the first request for the manifest, when all
 *   of it is known, and when nothing looks for one of its functions any longer.
 * @param root The app's folder.
 */
export function answerManifestErrors(stack: readonly Layer[], root: string): Middleware {
  let isChanged = false;
  let printed = '';
  const answer = (error: unknown, response: Parameters<Middleware>[1]) => {
    const message = `The app's manifest cannot be created, so its extensions are missing: ${describeAppError(error, root)}\nAn extension in src/extensions.ts may lack a required option. Find it with "npx tsc --noEmit".`;
    if (message !== printed) console.error(`wix-emulator: ${message}`);
    printed = message;
    if (response.headersSent) return;
    response.writeHead(500, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: message }));
  };
  const catchErrors = (layer: Layer) => {
    const { handle } = layer;
    // A function with more parameters handles the errors of others.
    if (typeof handle !== 'function' || handle.length > 3) return;
    const changed: Middleware = (request, response, next) => {
      const isManifest = request.url === MANIFEST_PATH;
      const result: unknown = Reflect.apply(handle, undefined, [request, response, next]);
      if (isManifest && result instanceof Promise) result.catch((error) => answer(error, response));
    };
    layer.handle = changed;
  };
  return (request, _response, next) => {
    if (!isChanged && request.url === MANIFEST_PATH) {
      isChanged = true;
      stack.forEach(catchErrors);
    }
    next();
  };
}

import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { isServicePluginPath, readManifest } from '../../../app-client/manifest.js';

/** A middleware of Vite's server. */
export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/**
 * Makes a development server compile the app's backend extensions, which it otherwise does on the
 * first event of each. The extensions are in Wix's own server, behind a middleware that loads an
 * extension before it reads the request body. Here the body never arrives, so no handler runs.
 * @param appUrl The app's origin.
 * @param handle Handles the requests as the development server does.
 * @param timeoutMs How long to wait for each extension, in milliseconds. An extension with an error
 *   never reads its request. The remaining extensions then compile on their first events.
 */
export async function loadExtensions(
  appUrl: string,
  handle: Middleware,
  timeoutMs: number,
): Promise<void> {
  // An error in the manifest is reported where it is thrown.
  const { backendPaths } = await readManifest(appUrl).catch(() => ({ backendPaths: [] }));
  // One after the other, because the SDK assigns a handler to the extension that is loading.
  for (const path of backendPaths) {
    // The path of a service plugin continues with the path of a method.
    const url = isServicePluginPath(path) ? `${path}/warm-up` : path;
    if (!(await isLoaded(handle, url, timeoutMs))) return;
  }
}

function isLoaded(handle: Middleware, url: string, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), timeoutMs);
    const done = () => {
      clearTimeout(timer);
      resolve(true);
    };
    const request = new IncomingMessage(new Socket());
    Object.assign(request, { method: 'POST', url, _read: done });
    request.headers = { host: 'localhost' };
    const response = new ServerResponse(request);
    // A handler that answers does not know the extension. Without a connection, nothing is sent.
    Object.assign(response, { end: done });
    handle(request, response, done);
  });
}

import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { isServicePluginPath, readManifest } from '../../app-client/manifest.js';

/** The header of a request that comes from nobody, so that no log mentions it. */
export const OWN_REQUEST = 'x-wix-emulator-warm-up';

/** Takes a request as a development server does. */
type Handle = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/**
 * Makes a development server compile the extensions of the app's backend, which it would do at the
 * first event of each. They are in a server of Wix's own, behind a middleware that loads an
 * extension before it reads the request for it: the body never comes, so no handler runs.
 * @param appUrl The app's origin.
 * @param handle Takes the requests.
 * @param timeoutMs How long to wait for each, in milliseconds: one with a mistake never gets to
 *   read its request, and the others are left then to their first events.
 */
export async function loadExtensions(
  appUrl: string,
  handle: Handle,
  timeoutMs: number,
): Promise<void> {
  // What is wrong with the manifest is told to whoever sends an event.
  const paths = await readPaths(appUrl).catch(() => []);
  // One after the other, as the SDK takes a handler for that of the extension that loads.
  for (const path of paths) {
    if (!(await isLoaded(handle, path, timeoutMs))) return;
  }
}

/** Where the app takes events and the calls of service plugins. */
async function readPaths(appUrl: string): Promise<string[]> {
  const { backendPaths } = await readManifest(appUrl);
  // The path of a service plugin goes on with that of a method.
  return backendPaths.map((path) => (isServicePluginPath(path) ? `${path}/warm-up` : path));
}

function isLoaded(handle: Handle, path: string, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), timeoutMs);
    const done = () => {
      clearTimeout(timer);
      resolve(true);
    };
    const request = new IncomingMessage(new Socket());
    Object.assign(request, { method: 'POST', url: path, _read: done });
    request.headers = { host: 'localhost', [OWN_REQUEST]: '1' };
    const response = new ServerResponse(request);
    // Whoever answers does not know the extension; without a connection nothing is ever sent.
    Object.assign(response, { end: done });
    handle(request, response, done);
  });
}

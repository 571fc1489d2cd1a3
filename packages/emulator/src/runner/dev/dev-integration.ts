import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Emulator } from '../../emulator.js';
import { currentCall } from '../../model/log/current-call.js';
import type { Seed } from '../../model/seed.js';
import { pathOf } from '../../util/paths.js';
import { readCdnFile } from '../cdn-files.js';
import { rewriteFor } from '../documents.js';
import { proxy } from '../proxy.js';
import { recordCall } from '../record/record-call.js';
import { epochFollower } from '../web-methods-hook.js';
import { loadExtensions, type Middleware, OWN_REQUEST } from './load-extensions.js';

/** The header that marks a request for the unchanged document. */
const MARKER = 'x-wix-emulator-original';

/**
 * Creates the connection between the emulator and one development server.
 * @param root The app's folder.
 * @param emulator Records the calls.
 */
export function createDevIntegration(root: string, emulator: Emulator<Seed>) {
  let endpoints: readonly string[] = [];
  let trailingSlash = false;
  let load: (file: string) => Promise<unknown> = async () => {};
  let handle: Middleware = (_request, _response, next) => next();
  let fixStack: (error: Error) => void = () => {};
  const integration: AstroIntegration = {
    name: 'wix-emulator',
    hooks: {
      'astro:routes:resolved': ({ routes }) => {
        endpoints = routes
          .filter(({ type }) => type === 'endpoint')
          .map(({ entrypoint }) => join(root, entrypoint));
      },
      'astro:config:done': ({ config }) => {
        trailingSlash = config.trailingSlash === 'always';
      },
      'astro:server:setup': ({ server }) => {
        load = (file) => server.ssrLoadModule(file);
        handle = server.middlewares;
        fixStack = (error) => server.ssrFixStacktrace(error);
        // First in the stack, so that they see a request before the handler that answers it.
        server.middlewares.stack.unshift(
          { route: '', handle: serveLocalDocuments(root, emulator) },
          { route: '', handle: recordCalls(emulator) },
        );
      },
    },
  };
  return {
    /**
     * Adapts the app's framed documents to the local host pages. Records all other incoming
     * requests, so that each request to Wix is linked to its cause. Clears the caches of the app's
     * web methods after a reset of the emulator.
     */
    integration,
    /**
     * Compiles the app's endpoints and backend extensions, which Astro otherwise does on the first
     * call of each.
     * @param appUrl The app's origin.
     * @param timeoutMs How long to wait for each extension, in milliseconds.
     */
    async compile(appUrl: string, timeoutMs: number) {
      // An endpoint's errors are reported when it is called.
      await Promise.allSettled(endpoints.map((file) => load(file)));
      await loadExtensions(appUrl, handle, timeoutMs);
    },
    /** Maps an error's stack to the lines of the app's source. */
    fixStack: (error: Error) => fixStack(error),
    /** Whether the app requires a trailing slash in every path. Known once the app is running. */
    trailingSlash: () => trailingSlash,
  };
}

function recordCalls(emulator: Emulator<Seed>): Middleware {
  const followEpoch = epochFollower();
  return (request, response, next) => {
    if (request.headers[OWN_REQUEST]) return next();
    followEpoch(emulator.epoch);
    currentCall.run(recordCall(emulator, request, response), next);
  };
}

function serveLocalDocuments(root: string, emulator: Emulator<Seed>): Middleware {
  return (request, response, next) => {
    const pathname = pathOf(request.url);
    const rewrite = rewriteFor(pathname, emulator.clock.offsetMs);
    const { localAddress: host, localPort: port } = request.socket;
    if (rewrite && request.method === 'GET' && !request.headers[MARKER] && host && port) {
      void proxy(request, response, { host, port, rewrite, headers: { [MARKER]: '1' } });
      return;
    }
    readCdnFile(pathname, root).then((file) => {
      if (!file) return next();
      response.writeHead(200, { 'content-type': file.contentType }).end(file.body);
    }, next);
  };
}

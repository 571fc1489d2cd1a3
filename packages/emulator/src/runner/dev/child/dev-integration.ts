import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { currentCall } from '../../../model/log/current-call.js';
import { MESSAGE_HEADER, readMessage } from '../../app-message.js';
import { describeWebMethods, epochFollower } from '../../web-methods-hook.js';
import { loadExtensions, type Middleware } from './load-extensions.js';
import { answerManifestErrors } from './manifest-errors.js';

/** What a development server tells the emulator, and is told by it. */
interface DevIntegrationOptions {
  /** The app's folder. */
  readonly root: string;
  /** Identifies the emulator's own messages. */
  readonly secret: string;
  /** Called with the clock of every latest message. */
  readonly onClock: (offsetMs: number) => void;
  /** Called when Astro is about to start again within this process, which it never does then. */
  readonly onRestart: () => void;
}

/**
 * Creates the connection between the emulator and the development server in this process.
 */
export function createDevIntegration({ root, secret, onClock, onRestart }: DevIntegrationOptions) {
  let endpoints: readonly string[] = [];
  let trailingSlash = false;
  let load: (file: string) => Promise<unknown> = async () => {};
  let handle: Middleware = (_request, _response, next) => next();
  let fixStack: (error: Error) => void = () => {};
  const integration: AstroIntegration = {
    name: 'wix-emulator',
    hooks: {
      'astro:config:setup'({ isRestart }) {
        if (!isRestart) return undefined;
        onRestart();
        // Astro has closed the old server. The new one is a new process.
        return new Promise(() => {});
      },
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
        const { stack } = server.middlewares;
        stack.unshift({ route: '', handle: answerManifestErrors(stack, root) });
        // First in the stack, so that it sees a request before the handler that answers it.
        stack.unshift({ route: '', handle: obeyMessages(secret, onClock) });
      },
    },
  };
  return {
    /**
     * Links each request of the app to Wix to the call that caused it. Clears the caches of the app's
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

function obeyMessages(secret: string, onClock: (offsetMs: number) => void): Middleware {
  const followEpoch = epochFollower();
  return (request, response, next) => {
    const message = readMessage(request.headers[MESSAGE_HEADER]?.toString(), secret);
    removeMessage(request);
    if (!message) return next();
    // A request from before a reset may arrive after it, with an outdated clock.
    if (followEpoch(message.epoch)) onClock(message.clockOffsetMs);
    const { callId } = message;
    if (callId !== undefined) return currentCall.run(callId, next);
    describeWebMethods().then(
      (description) => response.end(JSON.stringify(description ?? null)),
      next,
    );
  };
}

/** The app never sees the message. It may read the headers in either form. */
function removeMessage({ headers, rawHeaders }: Parameters<Middleware>[0]): void {
  delete headers[MESSAGE_HEADER];
  for (let index = rawHeaders.length - 2; index >= 0; index -= 2) {
    if (rawHeaders[index]?.toLowerCase() === MESSAGE_HEADER) rawHeaders.splice(index, 2);
  }
}

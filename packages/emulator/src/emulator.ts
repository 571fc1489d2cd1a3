import { randomUUID } from 'node:crypto';
import type { CallAnswer, CallLogEntry } from './call-log-entry.js';
import type { TokenClaims } from './claims.js';
import { systemClock } from './clock.js';
import type { WixClientEnv } from './env.js';
import type { RequestLogEntry } from './request-log-entry.js';
import { redactSecrets } from './secrets.js';
import type { SeededInstances } from './seed.js';
import { EmulatorState } from './state.js';
import { wixApis } from './wix/apis.js';
import { wixError } from './wix/error.js';

/**
 * A local Wix for one app: it answers the app's calls to Wix, and remembers them and the calls of
 * the app's web methods.
 */
export interface Emulator {
  /** The credentials to start the app with. */
  readonly env: WixClientEnv;
  /** The installations of the app, by key. */
  readonly instances: SeededInstances;
  /** The latest calls of the app to Wix, oldest first. */
  readonly requests: readonly RequestLogEntry[];
  /** The latest answered calls of the app's web methods by its frontends, oldest answer first. */
  readonly calls: readonly CallLogEntry[];
  /**
   * Answers a call of the app to any host: with a status 501 that names the method and the URL
   * if the call is not emulated.
   */
  fetch(request: Request): Promise<Response>;
  /**
   * Mints an access token.
   * @returns the value for an `Authorization` header.
   * @throws {RangeError} if the claims name an instance that does not exist.
   */
  mintToken(claims: TokenClaims): string;
  /**
   * Notes that a call of a web method has come in, which only the server in front of the app sees.
   * @param method the method's id.
   * @returns notes how the call was answered, which puts it on the list of calls.
   */
  startCall(method: string): (answer: CallAnswer) => void;
  /** Forgets the app's calls to Wix so far. */
  clearRequests(): void;
  /** Forgets the calls of web methods so far. */
  clearCalls(): void;
  /** Back to the seed: no tokens, no calls, fresh instances; the credentials stay. */
  reset(): void;
}

/**
 * Creates a local Wix that shares nothing with any other.
 * @param options.appId the app's id, a GUID, as in `wix.config.json`.
 */
export function createEmulator({ appId }: { readonly appId: string }): Emulator {
  return emulatorWith(new EmulatorState(appId, systemClock));
}

function emulatorWith(state: EmulatorState): Emulator {
  const now = () => new Date(state.clock.now()).toISOString();
  const refused = new WeakSet<Response>();
  const apis = wixApis(state, (request) => {
    const message = `wix-emulator does not emulate ${request.method} ${logged(request.url)}`;
    const answer = wixError(501, 'NOT_EMULATED', message);
    refused.add(answer);
    return answer;
  });

  return {
    env: state.env,
    get instances() {
      return state.instances;
    },
    get requests() {
      return state.requests.entries;
    },
    get calls() {
      return state.calls.entries;
    },
    async fetch(request) {
      const time = now();
      const elapsed = stopwatch();
      const answer = await apis.fetch(request);
      const id = randomUUID();
      answer.headers.set('x-wix-request-id', id);
      state.requests.add({
        id,
        time,
        method: request.method,
        url: logged(request.url),
        status: answer.status,
        durationMs: elapsed(),
        emulated: !refused.has(answer),
      });
      return answer;
    },
    mintToken: (claims) => state.tokens.issue(state.complete(claims)),
    startCall(method) {
      const call = { id: randomUUID(), time: now(), method };
      const elapsed = stopwatch();
      return (answer) => state.calls.add({ ...call, ...answer, durationMs: elapsed() });
    },
    clearRequests: () => state.requests.clear(),
    clearCalls: () => state.calls.clear(),
    reset: () => state.reset(),
  };
}

/** Durations come from a clock that nobody can set, unlike the emulator's own. */
function stopwatch(): () => number {
  const started = performance.now();
  return () => Math.round(performance.now() - started);
}

function logged(url: string): string {
  const { origin, pathname } = new URL(url);
  return redactSecrets(origin + pathname);
}

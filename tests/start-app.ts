import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type CallerKey,
  callers,
  createEmulator,
  type Emulator,
  type InstanceKey,
  type RunningServer,
  startPreview,
} from 'wix-emulator';

/** The app of this repository. */
export const APP_ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The app that tests the contract: one method of every kind, and what must not reach a browser. */
export const CONTRACT_ROOT = fileURLToPath(new URL('./fixtures/contract', import.meta.url));

/** How to call a web method in a test. */
interface CallOptions {
  /** The seeded caller whose token the call carries; `null` for none. Default: `visitor`. */
  as?: CallerKey | null;
  /** The seeded installation that the token is for. Default: `premium`. */
  instance?: InstanceKey;
  /** A request of one's own, over a POST with JSON. */
  init?: RequestInit;
}

/** A running app with an emulator of its own. */
export interface RunningApp {
  url: string;
  emulator: Emulator;
  /** Mints a token of a seeded caller for a seeded installation. */
  token(as: CallerKey, instance?: InstanceKey): string;
  /** Calls a web method by its id, such as `backend/instance/getInstance`. */
  call(id: string, options?: CallOptions): Promise<Answer>;
  /** The paths of the app's calls to Wix so far, apart from telemetry, which goes out in the background. */
  callsToWix(): string[];
  close(): Promise<void>;
}

/** What a call answered; `body` is parsed if it is JSON. */
interface Answer {
  status: number;
  headers: Headers;
  text: string;
  body: unknown;
}

/**
 * Makes the local Wix of an app.
 * @param root The app's folder.
 */
export async function createAppEmulator(root: string): Promise<Emulator> {
  const config = await readFile(path.join(root, 'wix.config.json'), 'utf8');
  return createEmulator({ appId: JSON.parse(config).appId });
}

/**
 * Starts the production build of an app in `workerd`.
 * @param root The app's folder, already built.
 */
export async function startApp(root: string): Promise<RunningApp> {
  const emulator = await createAppEmulator(root);
  return connect(emulator, await startPreview({ root, emulator, port: 0 }));
}

/** Makes the tests' view of an app that runs, in production or in development. */
export function connect(emulator: Emulator, { url, close }: RunningServer): RunningApp {
  const token: RunningApp['token'] = (as, instance = 'premium') =>
    emulator.mintToken({
      ...callers[as].claims,
      instanceId: emulator.instances[instance].instance.instanceId,
    });
  return {
    url,
    emulator,
    token,
    close,
    callsToWix: () =>
      emulator.requests
        .map((request) => new URL(request.url).pathname)
        .filter((path) => !path.startsWith('/otel-collector/')),
    async call(id, { as = 'visitor', instance, init } = {}) {
      const response = await fetch(new URL(`/api/web-methods/${id}`, url), {
        method: 'POST',
        body: init?.method && init.method !== 'POST' ? null : '[]',
        ...init,
        headers: {
          'content-type': 'application/json',
          ...(as && { authorization: token(as, instance) }),
          ...init?.headers,
        },
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.startsWith('application/json');
      const { status, headers } = response;
      return { status, headers, text, body: isJson ? JSON.parse(text) : undefined };
    },
  };
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type AttachedApp,
  type CallerKey,
  callers,
  createEmulator,
  type DefaultSeed,
  type Emulator,
  type EmulatorOptions,
  type InstanceKey,
  type RunningServer,
  startDev,
  startPreview,
} from 'wix-emulator';
import { lockRoot } from './lock-root.js';

/** The app of this repository. */
export const APP_ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The app that tests the contract: one method of every kind, and what must not reach a browser. */
export const CONTRACT_ROOT = fileURLToPath(new URL('../fixtures/contract', import.meta.url));

/** The app that tests the emulator: extensions that use all that its hosts offer. */
export const HOST_ROOT = fileURLToPath(new URL('../fixtures/host', import.meta.url));

/** The app with the kinds of extension that few apps have. */
export const KINDS_ROOT = fileURLToPath(new URL('../fixtures/kinds', import.meta.url));

/** The app whose frontends sell products, register customers and buy a plan. */
export const SHOP_ROOT = fileURLToPath(new URL('../fixtures/shop', import.meta.url));

/** The app with a widget that does nothing: what it downloads is Wix's own. */
export const EMPTY_ROOT = fileURLToPath(new URL('../fixtures/empty', import.meta.url));

/** The web methods in the shapes that public apps have. */
export const CORPUS_ROOT = fileURLToPath(new URL('../corpus', import.meta.url));

/** The app of this repository, on React in place of Preact. */
export const ON_REACT_ROOT = fileURLToPath(new URL('../fixtures/on-react', import.meta.url));

/** The example whose frontends ask plain HTTP endpoints. */
export const EXAMPLE_ROOT = fileURLToPath(
  new URL('../../examples/http-endpoints', import.meta.url),
);

/** The smallest example: one web method and one widget. */
export const BASIC_EXAMPLE_ROOT = fileURLToPath(new URL('../../examples/basic', import.meta.url));

/** The example with a guest book on Wix Data. */
export const DATA_EXAMPLE_ROOT = fileURLToPath(new URL('../../examples/data', import.meta.url));

/** How to call a web method in a test. */
interface CallOptions {
  /** The seeded caller whose token the call carries; `null` for none. Default: `visitor`. */
  as?: CallerKey | null;
  /** The seeded instance that the token is for. Default: `premium`. */
  instance?: InstanceKey;
  /** A token of one's own, over that of a seeded caller. */
  token?: string;
  /** The method's arguments. Default: none. */
  args?: readonly unknown[];
  /** A request of one's own, over a POST with JSON. */
  init?: RequestInit;
}

/** Answers a request of the app to Wix in the emulator's place; `undefined` leaves it to the emulator. */
type Fault = (request: Request) => Response | undefined | Promise<Response | undefined>;

/** A running app with an emulator of its own. */
export interface RunningApp {
  url: string;
  emulator: Emulator;
  /** What Wix answers in place of the emulator, by the path of the call. */
  faults: Map<string, Fault>;
  /** Mints a token of a seeded caller for a seeded instance. */
  token(as: CallerKey, instance?: InstanceKey): string;
  /** Calls a web method by its id, such as `backend/instance/getInstance`. */
  call(id: string, options?: CallOptions): Promise<Answer>;
  /** The paths of the app's requests to Wix so far, apart from those of Wix's monitoring. */
  callsToWix(): string[];
  /** Back to the emulator's seed, without faults. A server of another process takes a moment. */
  reset(): void | Promise<void>;
  close(): Promise<void>;
}

/**
 * Tells whether Wix's monitoring makes a request, which it does in the background: it sends telemetry,
 * with a token for which it asks.
 */
export function isOfMonitoring(operation: string | undefined): boolean {
  return operation === 'telemetry' || operation === 'strip-bound-session';
}

/** What a call answered; `body` is parsed if it is JSON. */
interface Answer {
  status: number;
  headers: Headers;
  text: string;
  body: unknown;
}

/** How the local Wix of an app differs from the usual one. */
type WixOptions = Partial<
  Pick<EmulatorOptions<DefaultSeed>, 'seed' | 'genericFor' | 'autoEventsFor'>
>;

/**
 * Makes the local Wix of an app.
 * @param root The app's folder.
 */
export async function createAppEmulator(root: string, options: WixOptions = {}): Promise<Emulator> {
  const config = await readFile(path.join(root, 'wix.config.json'), 'utf8');
  return createEmulator({ appId: JSON.parse(config).appId, ...options });
}

/**
 * Starts the production build of an app in `workerd`.
 * @param root The app's folder, already built.
 * @param env The app's own environment variables. Default: none.
 * @param wix How its local Wix differs from the usual one.
 */
export async function startApp(
  root: string,
  env: Readonly<Record<string, string>> = {},
  wix?: WixOptions,
): Promise<RunningApp> {
  return startWith((options) => startPreview({ ...options, env }), root, wix);
}

/**
 * Starts the development server of an app, one at a time in a process and for a folder.
 * @param root The app's folder.
 * @param wix How its local Wix differs from the usual one.
 */
export async function startDevApp(root: string, wix?: WixOptions): Promise<RunningApp> {
  return startWith(startDevAlone, root, wix);
}

/** Does what `startDev` does, once no other test has a development server of the same app. */
export const startDevAlone: Start = async (options) => {
  const unlock = await lockRoot(options.root);
  try {
    const { url, close } = await startDev(options);
    return { url, close: () => close().finally(unlock) };
  } catch (error) {
    await unlock();
    throw error;
  }
};

type Start = (options: {
  root: string;
  emulator: Emulator;
  port: number;
}) => Promise<RunningServer>;

/** How long an app may take to answer an event, in milliseconds: longer than on any busy machine. */
export const eventTimeoutMs = 60_000;

/**
 * Starts a server with an emulator of its own.
 * @param start Starts it.
 * @param root The folder with the app's `wix.config.json`.
 * @param wix What the emulator does.
 */
export async function startWith(start: Start, root: string, wix?: WixOptions): Promise<RunningApp> {
  const emulator = await createAppEmulator(root, wix);
  const faults = new Map<string, Fault>();
  const failing: Emulator = Object.create(emulator, {
    fetch: {
      value: async (request: Request) =>
        (await faults.get(new URL(request.url).pathname)?.(request.clone())) ??
        emulator.fetch(request),
    },
    // Wix waits 1250 ms, which depends on the machine.
    attachApp: {
      value: (app: AttachedApp) => emulator.attachApp({ ...app, eventTimeoutMs }),
    },
  });
  return connect(emulator, faults, await start({ root, emulator: failing, port: 0 }));
}

/** Makes the tests' view of an app that runs, in production or in development. */
function connect(
  emulator: Emulator,
  faults: Map<string, Fault>,
  { url, close }: RunningServer,
): RunningApp {
  const mint: RunningApp['token'] = (as, instance = 'premium') =>
    emulator.mintToken({
      ...callers[as].claims,
      instanceId: emulator.instances[instance].instance.instanceId,
    });
  return {
    url,
    emulator,
    faults,
    token: mint,
    close,
    reset() {
      emulator.reset();
      faults.clear();
    },
    callsToWix: () =>
      emulator.requests
        .filter(({ operation }) => !isOfMonitoring(operation))
        .map((request) => new URL(request.url).pathname),
    async call(id, { as = 'visitor', instance, token, args = [], init } = {}) {
      const authorization = token ?? (as && mint(as, instance));
      const response = await fetch(new URL(`/api/web-methods/${id}`, url), {
        method: 'POST',
        body: init?.method && init.method !== 'POST' ? null : JSON.stringify(args),
        ...init,
        headers: {
          'content-type': 'application/json',
          ...(authorization && { authorization }),
          ...init?.headers,
        },
      });
      const text = await response.text();
      const { status, headers } = response;
      // An answer to HEAD has the type of the body that it leaves out.
      const isJson = text !== '' && headers.get('content-type')?.startsWith('application/json');
      return { status, headers, text, body: isJson ? JSON.parse(text) : undefined };
    },
  };
}

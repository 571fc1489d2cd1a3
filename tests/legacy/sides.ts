import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@wix/sdk';
import { callers, type Emulator, type TokenClaims } from 'wix-emulator';
import { StaticFiles } from '../../packages/emulator/src/runner/preview/static-files.js';
import { startWorker } from '../../packages/emulator/src/runner/preview/worker.js';
import { createAppEmulator, isOfMonitoring, startApp } from '../support/start-app.js';
import { APP_ROOT, type Build, type FrontendName, type SideName } from './build-app.js';
import { BuildError } from './outcome.js';

const owner = callers.owner.claims;

/** Who makes a call. The owner's tokens that prove nothing would open every method if they did. */
const claims = {
  visitor: callers.visitor.claims,
  member: callers.member.claims,
  owner,
  app: callers.app.claims,
  unknown: callers.unknown.claims,
  expired: { ...owner, expiresInSeconds: -3600 },
  inactive: { ...owner, active: false },
  foreignApp: { ...owner, clientId: callers.foreignApp.claims.clientId ?? '' },
} satisfies Record<string, Omit<TokenClaims, 'instanceId'>>;

/** Who makes a call: also somebody with a token that Wix never issued, and somebody without one. */
export type CallerName = keyof typeof claims | 'stranger' | 'nobody';

/** One of the two implementations, running, with its client. */
export interface Side {
  /** Calls a method of `calls.web.ts` through the side's own client; as the visitor by default. */
  call(method: string, args?: readonly unknown[], as?: CallerName): Promise<unknown>;
  /** Calls what a frontend exports as `method`; rejects with the build's message if there is none. */
  callFrontend(name: FrontendName): Promise<unknown>;
  /** Sends a request for a method of `calls.web.ts`: a visitor's call without arguments by default. */
  request(method: string, init?: RequestInit): Promise<Response>;
  /** Asks for the HTTP function `get-instance`, as a visitor's frontend of this side does. */
  askForInstance(): Promise<unknown>;
  /** Sends a request for an HTTP function: a visitor's `GET` by default. */
  requestFunction(path: string, init?: RequestInit, as?: CallerName): Promise<Response>;
  /** An access token of this caller; `undefined` for nobody. */
  token(as: CallerName): string | undefined;
  /**
   * What a request asks of Wix before its answer is complete, in the order of the alphabet. After it
   * comes nothing but telemetry, which does not count: Wix's middleware awaits all else.
   */
  askedOfWix(request: () => Promise<Response>): Promise<string[]>;
  /** A text that only the owner of the installation may read: the e-mail address. */
  readonly secret: string;
  close(): Promise<void>;
}

/**
 * Starts the legacy CLI's production backend in the run time in which the other side runs, with
 * a Wix of its own.
 */
export async function startLegacySide(build: Build): Promise<Side> {
  const emulator = await createAppEmulator(APP_ROOT);
  // As the CLI does when it uploads the files.
  await deploy(build.backend, ['__APP_SECRET__', emulator.env.WIX_CLIENT_SECRET]);
  const files = await StaticFiles.in(build.backend);
  const worker = await startWorker({ folder: build.backend, emulator, files });
  const { origin } = worker.url;
  return createSide('legacy', build, {
    emulator,
    url: (method) => `${origin}/_webMethods/src/backend/calls.web.ts/${method}.ajax`,
    functionUrl: (path) => `${origin}/functions/${path}`,
    functionFrontend: 'http-function',
    // The CLI fills it in when it uploads the files.
    placeholder: ['http://__API_BASEURL_PLACEHOLDER__.mock', origin],
    close: worker.close,
  });
}

/** Starts this project's production build of the same app. */
export async function startOurSide(build: Build): Promise<Side> {
  const { url, emulator, close } = await startApp(APP_ROOT);
  return createSide('ours', build, {
    emulator,
    url: (method) => `${url}/api/web-methods/backend/calls/${method}`,
    functionUrl: (path) => `${url}/api/${path}`,
    functionFrontend: 'endpoint',
    // A browser has the module from the app's server, and we have it from a file.
    placeholder: ['import.meta.url', JSON.stringify(`${url}/client.js`)],
    close,
  });
}

interface Server {
  emulator: Emulator;
  url(method: string): string;
  functionUrl(path: string): string;
  /** The frontend that asks for the HTTP function `get-instance`. */
  functionFrontend: FrontendName;
  /** What stands for the server's address in a client's files, and what goes there. */
  placeholder: [string, string];
  close(): Promise<void>;
}

type Client = Record<string, ((...args: readonly unknown[]) => Promise<unknown>) | undefined>;

function createSide(name: SideName, build: Build, server: Server): Side {
  const clients = new Map<FrontendName, Client>();

  function tokenOf(as: CallerName): string | undefined {
    if (as === 'nobody') return undefined;
    if (as === 'stranger') return 'never-issued';
    const { instanceId } = server.emulator.instances.premium.instance;
    return server.emulator.mintToken({ ...claims[as], instanceId });
  }

  async function load(frontend: FrontendName): Promise<Client> {
    const failure = build.failures[name][frontend];
    if (failure !== undefined) throw new BuildError(failure);
    const loaded = clients.get(frontend);
    if (loaded) return loaded;
    const folder = build.client(name, frontend);
    await deploy(folder, server.placeholder);
    const file = pathToFileURL(path.join(folder, `${frontend}.js`)).href;
    const client: Client = await import(/* @vite-ignore */ file);
    clients.set(frontend, client);
    return client;
  }

  async function call(client: Client, method: string, args: readonly unknown[], as: CallerName) {
    const stub = client[method];
    if (!stub) throw new Error(`The frontend has no ${method}.`);
    enableSdk(tokenOf(as));
    return stub(...args);
  }

  return {
    call: async (method, args = [], as = 'visitor') => call(await load('calls'), method, args, as),
    callFrontend: async (frontend) => call(await load(frontend), 'method', [], 'visitor'),
    request: async (method, init) =>
      fetch(server.url(method), {
        method: 'POST',
        ...(init?.method === undefined && { body: '[]' }),
        ...init,
        headers: {
          'content-type': 'application/json',
          authorization: tokenOf('visitor') ?? '',
          ...init?.headers,
        },
      }),
    askForInstance: async () =>
      call(await load(server.functionFrontend), 'fetchInstance', [], 'visitor'),
    requestFunction: async (path, init, as = 'visitor') => {
      const token = tokenOf(as);
      return fetch(server.functionUrl(path), {
        ...init,
        headers: { ...(token !== undefined && { authorization: token }), ...init?.headers },
      });
    },
    token: tokenOf,
    askedOfWix: async (request) => {
      const before = server.emulator.requests.length;
      await (await request()).text();
      const requests = server.emulator.requests.slice(before);
      // On our side what another request asks late is told from this one's. The legacy side has no
      // middleware that could, and no call ids.
      const own = requests.find(({ operation }) => operation === 'get-app-instance')?.callId;
      return requests
        .filter(({ callId }) => callId === own)
        .flatMap(({ operation }) => operation ?? [])
        .filter((operation) => !isOfMonitoring(operation))
        .sort();
    },
    secret: server.emulator.instances.premium.site.ownerInfo?.email ?? '',
    close: server.close,
  };
}

/** Sets up the SDK as the wrapper of an extension does, with the token that the host page gives. */
function enableSdk(token: string | undefined): void {
  const headers: Record<string, string> = token === undefined ? {} : { Authorization: token };
  createClient({ auth: { getAuthHeaders: async () => ({ headers }) } }).enableContext('global');
}

async function deploy(folder: string, [placeholder, value]: [string, string]): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!/\.m?js$/.test(name)) continue;
    const file = path.join(folder, name);
    const code = await readFile(file, 'utf8');
    await writeFile(file, code.replaceAll(placeholder, value));
  }
}

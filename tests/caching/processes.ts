import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Miniflare } from 'miniflare';
import { build } from 'vite';
import { webMethodsPlugin } from 'wix-astro-web-methods/vite';
import { SCRATCH_ROOT } from '../support/run-cli.js';

const ROOT = fileURLToPath(new URL('../fixtures/caching', import.meta.url));

/** The bundle of a server. */
export interface Bundle {
  readonly file: string;
  remove(): Promise<void>;
}

/**
 * Builds the fixture's server.
 * @param entry The file in `src`.
 * @param cacheStore The file of the store in `src/backend`; `undefined` for no store.
 */
export async function buildServer(
  entry: 'node.ts' | 'worker.ts',
  cacheStore: string | undefined,
): Promise<Bundle> {
  await mkdir(SCRATCH_ROOT, { recursive: true });
  const outDir = await mkdtemp(path.join(SCRATCH_ROOT, 'caching-'));
  const store = cacheStore && path.join('src/backend', cacheStore);
  const builtin = [/^node:/, /^cloudflare:/, ...builtinModules];
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    plugins: [
      webMethodsPlugin({ srcDir: path.join(ROOT, 'src'), side: 'backend', cacheStore: store }),
    ],
    // In Node, the driver's client stays outside of the bundle.
    ssr:
      entry === 'worker.ts'
        ? { noExternal: true, resolve: { conditions: ['workerd', 'module'] } }
        : {},
    build: {
      ssr: path.join('src', entry),
      outDir,
      emptyOutDir: true,
      minify: false,
      rollupOptions: {
        external: builtin,
        output: {
          entryFileNames: 'server.mjs',
          inlineDynamicImports: true,
        },
      },
    },
  });
  return {
    file: path.join(outDir, 'server.mjs'),
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
}

/** What a call returned. */
interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly isHit: boolean;
}

/** A process of the app, or a worker. */
export interface AppProcess {
  /** Calls a method of `src/backend/values.web.ts` as a visitor of an instance. */
  call(instanceId: string, method: 'read' | 'drop', args?: readonly unknown[]): Promise<Answer>;
  /** The lines of its log. */
  readonly log: readonly string[];
  stop(): Promise<void>;
}

/** Starts a Node process of the app. */
export async function startNode(
  { file }: Bundle,
  env: Readonly<Record<string, string>>,
): Promise<AppProcess> {
  const child = fork(file, { env: { ...process.env, ...env }, silent: true });
  const log: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => log.push(...String(chunk).trimEnd().split('\n')));
  }
  const port = await portOf(child, log);
  return {
    log,
    call: callWith((pathname, init) => fetch(`http://127.0.0.1:${port}${pathname}`, init)),
    async stop() {
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    },
  };
}

async function portOf(child: ChildProcess, log: readonly string[]): Promise<number> {
  const [message] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  const port = Object(message).port;
  if (typeof port !== 'number') throw new Error(`The process did not start: ${log.join('\n')}`);
  return port;
}

/** Starts two workers with one KV. */
export async function startWorkers(
  { file }: Bundle,
  bindings: Readonly<Record<string, string>>,
): Promise<readonly [AppProcess, AppProcess]> {
  const names = ['one', 'other'] as const;
  const miniflare = new Miniflare({
    workers: names.map((name) => ({
      name,
      rootPath: path.dirname(file),
      modulesRoot: path.dirname(file),
      modules: true,
      scriptPath: file,
      compatibilityDate: '2025-10-01',
      compatibilityFlags: ['nodejs_compat'],
      bindings,
      kvNamespaces: { CACHE: 'cache' },
    })),
  });
  await miniflare.ready;
  const start = async (name: (typeof names)[number]): Promise<AppProcess> => {
    const worker = await miniflare.getWorker(name);
    return {
      log: [],
      call: callWith((pathname, { headers, ...init }) =>
        worker.fetch(`http://app.example${pathname}`, { ...init, headers: { ...headers } }),
      ),
      stop: async () => {},
    };
  };
  const [one, other] = [await start('one'), await start('other')];
  return [{ ...one, stop: () => miniflare.dispose() }, other];
}

interface Call {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Received {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

function callWith(send: (pathname: string, call: Call) => Promise<Received>): AppProcess['call'] {
  return async (instanceId, method, args = []) => {
    const response = await send(`/api/web-methods/backend/values/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: instanceId },
      body: JSON.stringify(args),
    });
    const isHit = response.headers.get('cache-status')?.includes('hit') ?? false;
    return { status: response.status, isHit, body: JSON.parse(await response.text()) };
  };
}

/** The values of the instances, which the app's method reads over the network. */
export interface Values {
  readonly url: string;
  /** The version of each instance's value. */
  readonly versions: Map<string, number>;
  close(): void;
}

/** Serves the instances' values. An answer has the value from the time of its request. */
export async function serveValues(): Promise<Values> {
  const versions = new Map<string, number>();
  let requests = 0;
  const server = createServer(async ({ url = '' }, response) => {
    const instanceId = decodeURIComponent(url.slice(1));
    const body = JSON.stringify({ instanceId, version: versions.get(instanceId) ?? 0 });
    requests += 1;
    // Some answers are late, so that an invalidation comes before them.
    for (let turn = requests % 7; turn > 0; turn -= 1) await new Promise(setImmediate);
    response.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${Object(server.address()).port}`,
    versions,
    close: () => server.close(),
  };
}

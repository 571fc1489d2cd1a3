// Measures the costs of an app with 1,000 web modules, compared with the same app with one.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Miniflare } from 'miniflare';
import { build, type InlineConfig, type Rollup } from 'vite';
import { webMethodsPlugin } from 'wix-astro-web-methods/vite';
import { table, writeSection } from './page';
import { median } from './ratio';

const SIZES = [1, 10, 100, 1000];
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const WARM_CALLS = 200;

/** Below the repository, so that the modules find its packages. */
const SCRATCH = fileURLToPath(new URL('../artifacts/', import.meta.url));

const WORKER = `
import { modules } from 'virtual:wix-web-methods/manifest';
import { createHandler } from 'wix-astro-web-methods/server';
globalThis.fetch = async () => Response.json({
  active: true, subjectType: 'VISITOR', subjectId: 'visitor', instanceId: 'instance',
  clientId: 'app', exp: Date.now() / 1000 + 14400,
});
const handle = createHandler({ modules, clientId: 'app', dev: false });
export default { fetch: (request) => handle(request) };
`;

const FRONTEND = `
import { get } from './backend/module-0.web';
document.title = String(await get(1));
`;

/** What grows with an app. */
const COSTS = [
  'serverBuild',
  'frontendBuild',
  'workerStart',
  'firstCall',
  'warmCall',
  'clientBytes',
] as const;

/** The starts of different workers, to see where the time goes. */
const STARTS = ['workerStart', 'startWithoutFiles', 'startInOneFile'] as const;

type Kind = (typeof COSTS | typeof STARTS)[number];

const TITLES: Readonly<Record<Kind, string>> = {
  serverBuild: 'build of the server',
  frontendBuild: 'build of the frontend',
  workerStart: 'start of the worker',
  firstCall: 'first call',
  warmCall: 'further call',
  clientBytes: 'client, bytes',
  startWithoutFiles: 'without the files of the other web modules',
  startInOneFile: 'all web modules in one file, evaluated at the start',
};

/** The size of an app's frontend in bytes, and all other costs in milliseconds. */
type Measured = Readonly<Record<Kind, number>>;

const roots: string[] = [];
try {
  await mkdir(SCRATCH, { recursive: true });
  for (const size of SIZES) roots.push(await writeApp(size));
  for (const root of roots) await buildServer(root, true);
  await run();
} finally {
  await Promise.all(roots.map((root) => rm(root, { recursive: true })));
}

/** Measures every app in every round, prints the results and writes them on the page. */
async function run(): Promise<void> {
  const rounds: Measured[][] = [];
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const measured: Measured[] = [];
    // Every second round goes in reverse order.
    const order = round % 2 === 0 ? roots : roots.toReversed();
    for (const root of order) measured[roots.indexOf(root)] = await measure(root);
    if (round > 0) rounds.push(measured);
  }
  const text = describe(rounds);
  process.stdout.write(`${text}\n`);
  await writeSection('growth', text);
}

/** Describes all rounds, as Markdown. */
function describe(rounds: readonly (readonly Measured[])[]): string {
  const valuesOf = (kind: Kind, index: number) => rounds.map((round) => round[index]?.[kind] ?? 0);
  const cell = (kind: Kind, index: number) => {
    const ones = valuesOf(kind, 0);
    const ratios = valuesOf(kind, index).map((value, round) => value / (ones[round] ?? 0));
    return median(ratios).toFixed(2);
  };
  const shortest = (kind: Kind, index: number) => Math.min(...valuesOf(kind, index)).toFixed(0);
  return `${table(
    ['web modules', ...SIZES.map(String)],
    COSTS.map((kind) => [TITLES[kind], ...SIZES.map((_, index) => cell(kind, index))]),
  )}

Each figure is the median of ${rounds.length} rounds, as a multiple of the app with one web module. The start of
the worker is the processor time of Miniflare and \`workerd\`, and its shortest round in milliseconds is:

${table(
  ['start of the worker, ms', ...SIZES.map(String)],
  STARTS.map((kind) => [TITLES[kind], ...SIZES.map((_, index) => shortest(kind, index))]),
)}`;
}

async function writeApp(size: number): Promise<string> {
  const root = await mkdtemp(path.join(SCRATCH, 'growth-'));
  await mkdir(path.join(root, 'src/backend'), { recursive: true });
  for (let number = 0; number < size; number += 1) {
    const code = `import { Permissions, webMethod } from '@wix/web-methods';
export const get = webMethod(Permissions.Anyone, async (value) => ({ module: ${number}, value }));
export const set = webMethod(Permissions.Admin, async (value) => value + ${number});
`;
    await writeFile(path.join(root, `src/backend/module-${number}.web.ts`), code);
  }
  await writeFile(path.join(root, 'src/worker.ts'), WORKER);
  await writeFile(path.join(root, 'src/frontend.ts'), FRONTEND);
  return root;
}

async function measure(root: string): Promise<Measured> {
  const srcDir = path.join(root, 'src');
  const [serverBuild] = await timed(() => buildServer(root, false));
  const [frontendBuild, frontend] = await timed(() =>
    build({
      ...common(root),
      plugins: webMethodsPlugin({ srcDir, side: 'frontend' }),
      build: {
        write: false,
        target: 'esnext',
        rollupOptions: { input: path.join(srcDir, 'frontend.ts'), external: [/^@wix/] },
      },
    }),
  );
  const outDir = path.join(root, 'out');
  const [startInOneFile, ofOneFile] = await timedStart(path.join(root, 'one-file'));
  await ofOneFile.dispose();
  // Nothing loads the other web modules. The manifest has them nevertheless.
  const [startWithoutFiles, ofManifest] = await timedStart(
    outDir,
    (name) => !/^module-[1-9]/.test(name),
  );
  await ofManifest.dispose();
  const [workerStart, worker] = await timedStart(outDir);
  try {
    const { fetch } = await worker.getWorker();
    const call = async () => {
      const response = await fetch('http://app.example/api/web-methods/backend/module-0/get', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'token' },
        body: '[1]',
      });
      const text = await response.text();
      if (text !== '{"module":0,"value":1}') throw new Error(`A call got ${text}.`);
    };
    const [firstCall] = await timed(call);
    const warm: number[] = [];
    for (let calls = 0; calls < WARM_CALLS; calls += 1) warm.push((await timed(call))[0]);
    return {
      serverBuild,
      frontendBuild,
      workerStart,
      firstCall,
      warmCall: median(warm),
      clientBytes: bytesOf(frontend),
      startWithoutFiles,
      startInOneFile,
    };
  } finally {
    await worker.dispose();
  }
}

function common(root: string): InlineConfig {
  return { root, configFile: false, logLevel: 'warn', publicDir: false };
}

/** Builds the worker, with a file for each web module as in an app, or with everything in one file. */
async function buildServer(root: string, inOneFile: boolean): Promise<void> {
  await build({
    ...common(root),
    plugins: webMethodsPlugin({ srcDir: path.join(root, 'src'), side: 'backend' }),
    ssr: { noExternal: true, resolve: { conditions: ['workerd', 'module'] } },
    build: {
      ssr: 'src/worker.ts',
      outDir: path.join(root, inOneFile ? 'one-file' : 'out'),
      emptyOutDir: true,
      rollupOptions: {
        external: [/^node:/],
        output: {
          entryFileNames: 'entry.mjs',
          ...(inOneFile ? { inlineDynamicImports: true } : { chunkFileNames: '[name]-[hash].mjs' }),
        },
      },
    },
  });
}

/**
 * Starts a worker and measures the processor time of Miniflare and `workerd`, in milliseconds. Other
 * programs change it less than the time by the clock.
 * @param hasFile Tells which files the worker has besides its entry point.
 */
async function timedStart(
  outDir: string,
  hasFile?: (name: string) => boolean,
): Promise<[number, Miniflare]> {
  const before = await processorTime();
  const worker = await startWorker(outDir, hasFile);
  return [(await processorTime()) - before, worker];
}

/** Returns the processor time of this process and its children, in milliseconds, from Linux. */
async function processorTime(): Promise<number> {
  const { system, user } = process.cpuUsage();
  const children = await readFile(`/proc/self/task/${process.pid}/children`, 'utf8');
  let ticks = 0;
  for (const child of children.split(' ').filter((id) => id.trim())) {
    const stat = await readFile(`/proc/${child}/stat`, 'utf8');
    // After the command's name in brackets: the state is field 3, the times are fields 14 and 15.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return (user + system) / 1000 + ticks * 10;
}

async function startWorker(
  outDir: string,
  hasFile: (name: string) => boolean = () => true,
): Promise<Miniflare> {
  const names = (await readdir(outDir)).filter((name) => name !== 'entry.mjs' && hasFile(name));
  const started = new Miniflare({
    modules: ['entry.mjs', ...names].map((name) => ({
      type: 'ESModule' as const,
      path: path.join(outDir, name),
    })),
    modulesRoot: outDir,
    compatibilityDate: '2025-09-01',
    compatibilityFlags: ['nodejs_compat'],
    cf: false,
  });
  await started.ready;
  return started;
}

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
}

function bytesOf(result: Awaited<ReturnType<typeof build>>): number {
  return [result]
    .flat()
    .flatMap((output): Rollup.RollupOutput['output'][number][] =>
      'output' in output ? output.output : [],
    )
    .map((file) => gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 }).length)
    .reduce((sum, bytes) => sum + bytes, 0);
}

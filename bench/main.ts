import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createEmulator } from 'wix-emulator';
import config from './app/wix.config.json';
import { buildApp, type Variant } from './build';
import { measureClientSize } from './client-size';
import { type Cost, measureCosts } from './cost';
import { startNodeServer } from './node-server';
import { writeSection } from './page';
import type { Ratio } from './ratio';
import { describeResults } from './section';
import { measureThroughput, type Throughput } from './throughput';
import { startWorker } from './worker';

/** What must hold; a bench that misses one of them fails. */
const BUDGETS = {
  /** How many bytes, after gzip, a web method's client may have beyond a call written by hand. */
  maxExtraClientBytes: 450,
  /** The requests a second that a web method must serve, as a share of a plain endpoint's. */
  minWebMethodToEndpoint: 0.9,
  /** The same, as a share of an Astro Action's. */
  minWebMethodToAction: { inNode: 1.4, inWorkerd: 1.2 },
};

// Fewer and shorter rounds are for trying something out.
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 10);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 3);

const clientSize = await measureClientSize();
const inNode = await throughputOf('node');
const inWorkerd = await throughputOf('bare');
const behindWix = await throughputOf('wix');
const costs = await costsBehindWix();

const kept = [
  report('client of one call, bytes more than by hand', clientSize.extra, {
    atMost: BUDGETS.maxExtraClientBytes,
  }),
  report('in Node: web method / endpoint', inNode.webMethodTo.endpoint, {
    atLeast: BUDGETS.minWebMethodToEndpoint,
  }),
  report('in Node: web method / catch-all endpoint', inNode.webMethodTo.catchAllEndpoint),
  report('in Node: web method / Astro Action', inNode.webMethodTo.action, {
    atLeast: BUDGETS.minWebMethodToAction.inNode,
  }),
  report('in workerd: web method / endpoint', inWorkerd.webMethodTo.endpoint, {
    atLeast: BUDGETS.minWebMethodToEndpoint,
  }),
  report('in workerd: web method / catch-all endpoint', inWorkerd.webMethodTo.catchAllEndpoint),
  report('in workerd: web method / Astro Action', inWorkerd.webMethodTo.action, {
    atLeast: BUDGETS.minWebMethodToAction.inWorkerd,
  }),
  report('behind Wix: web method / endpoint', behindWix.webMethodTo.endpoint),
  report('behind Wix: web method / catch-all endpoint', behindWix.webMethodTo.catchAllEndpoint),
  report('behind Wix: web method / Astro Action', behindWix.webMethodTo.action),
];
process.stdout.write('\nrequests to Wix that the caller waits for, and the time at 100 ms each\n');
for (const { name, webMethod, endpoint, action } of costs) {
  const columns = [
    name.padEnd(36),
    costText('web method', webMethod),
    costText('endpoint', endpoint),
    costText('Astro Action', action),
  ];
  process.stdout.write(`${columns.join('').trimEnd()}\n`);
}

const results = {
  node: process.versions.node,
  versions: await versionsOf(['@wix/astro', 'astro', 'miniflare', 'vite', 'workerd']),
  budgets: BUDGETS,
  clientSize,
  inNode,
  inWorkerd,
  behindWix,
  costs,
};
await writeFile(
  new URL('./results.json', import.meta.url),
  `${JSON.stringify(results, undefined, 2)}\n`,
);
await writeSection('bench', describeResults(results));
if (kept.includes(false)) process.exitCode = 1;

async function throughputOf(variant: Variant): Promise<Throughput> {
  const emulator = createEmulator({ appId: config.appId });
  const build = await buildApp(variant, emulator);
  const app =
    variant === 'node'
      ? await startNodeServer(build, { ...emulator.env })
      : await startWorker(build, emulator);
  try {
    return await measureThroughput(app, emulator, { rounds: ROUNDS, seconds: SECONDS });
  } finally {
    await app.close();
  }
}

async function costsBehindWix() {
  const emulator = createEmulator({ appId: config.appId });
  const app = await startWorker(await buildApp('wix', emulator), emulator);
  try {
    return await measureCosts(app, emulator);
  } finally {
    await app.close();
  }
}

function costText(way: string, { requests, ms }: Cost): string {
  return `${way} ${requests} / ${ms} ms`.padEnd(30);
}

/** Prints a figure and tells whether it is within its budget. One without a budget always is. */
function report(
  name: string,
  measured: number | Ratio,
  { atLeast = -Infinity, atMost = Infinity }: { atLeast?: number; atMost?: number } = {},
): boolean {
  const value = typeof measured === 'number' ? measured : measured.median;
  const spread = typeof measured === 'number' ? '' : `(${measured.min} to ${measured.max})`;
  const within = value >= atLeast && value <= atMost;
  const budget = [
    ...(atLeast > -Infinity ? [`at least ${atLeast}`] : []),
    ...(atMost < Infinity ? [`at most ${atMost}`] : []),
  ].join();
  const verdict = budget && `${budget}: ${within ? 'kept' : 'MISSED'}`;
  const columns = [name.padEnd(46), String(value).padEnd(8), spread.padEnd(20), verdict];
  process.stdout.write(`${columns.join('').trimEnd()}\n`);
  return within;
}

async function versionsOf(names: readonly string[]): Promise<Record<string, string>> {
  const require = createRequire(import.meta.url);
  const entries = names.map(async (name) => {
    const manifest = await readFile(require.resolve(`${name}/package.json`), 'utf8');
    return [name, String(JSON.parse(manifest).version)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

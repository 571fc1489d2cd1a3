// Compares web methods with Astro Actions, Hono, oRPC, telefunc and tRPC, each in its usual set-up.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type NodeServer, startNodeServer } from '../node-server';
import { writeSection } from '../page';
import { buildWithAstro, buildWithVite, countClientBytes, type PeerBuild } from './build';
import { compare } from './compare';
import { type Contestant, type ContestantName, contestants } from './contestants';
import { probe } from './probes';
import { describePeers, type PeerResult } from './section';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const CALLS = 1000;

const VALUES = {
  small: { id: 'one', items: [{ name: 'first', count: 1 }] },
  large: {
    id: 'many',
    items: Array.from({ length: 290 }, (_, count) => ({ name: `the item ${count}`, count })),
  },
};

/** The folders of the apps. The web method in Astro and the Action are in the same app. */
const FOLDERS: Readonly<Record<ContestantName, string>> = {
  webMethod: 'web-method',
  hono: 'hono',
  trpc: 'trpc',
  orpc: 'orpc',
  telefunc: 'telefunc',
  webMethodInAstro: 'astro',
  action: 'astro',
};

const NAMES = Object.keys(contestants).filter((name): name is ContestantName => name in FOLDERS);

const builds = new Map<string, PeerBuild>();
const servers = new Map<string, NodeServer>();
try {
  for (const folder of new Set(Object.values(FOLDERS))) {
    const build = await (folder === 'astro' ? buildWithAstro() : buildWithVite(folder));
    builds.set(folder, build);
    servers.set(folder, await startNodeServer(build.server, { WIX_CLIENT_ID: 'app' }));
  }
  const all = NAMES.flatMap((name) => {
    const server = servers.get(FOLDERS[name]);
    return server ? [{ ...contestants[name], name, server }] : [];
  });
  await run(all);
} finally {
  await Promise.all([...servers.values()].map((server) => server.close()));
}

async function run(all: readonly Contestant[]): Promise<void> {
  const small = await compare(all, VALUES.small, { rounds: ROUNDS, calls: CALLS });
  const large = await compare(all, VALUES.large, { rounds: ROUNDS, calls: CALLS });
  const results: PeerResult[] = [];
  for (const contestant of all) {
    const { name, title } = contestant;
    const build = builds.get(FOLDERS[name]);
    results.push({
      title,
      // The Astro app's page calls the Action only.
      client:
        build && name !== 'webMethodInAstro' ? await countClientBytes(build.client) : undefined,
      small: small[name],
      large: large[name],
      probes: await probe(contestant),
    });
  }
  const text = describePeers(results, {
    smallBytes: JSON.stringify(VALUES.small).length,
    largeBytes: JSON.stringify(VALUES.large).length,
    rounds: ROUNDS,
    calls: CALLS,
    versions: await readVersions(),
  });
  process.stdout.write(`${text}\n`);
  await writeSection('peers', text);
}

/** Reads the versions of what is compared: Astro's, and those that the peers' own folder installs. */
async function readVersions(): Promise<Record<string, string>> {
  const require = createRequire(import.meta.url);
  const own = new URL('node_modules/', import.meta.url);
  const versionOf = async (manifest: string | URL): Promise<string> =>
    String(JSON.parse(await readFile(manifest, 'utf8')).version);
  return {
    astro: await versionOf(require.resolve('astro/package.json')),
    hono: await versionOf(new URL('hono/package.json', own)),
    '@trpc/server': await versionOf(new URL('@trpc/server/package.json', own)),
    '@orpc/server': await versionOf(new URL('@orpc/server/package.json', own)),
    telefunc: await versionOf(new URL('telefunc/package.json', own)),
    node: process.versions.node,
  };
}

import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { atATime } from './at-a-time.js';
import { buildFixture } from './build-fixture.js';
import { runCli } from './run-cli.js';
import {
  APP_ROOT,
  BASIC_EXAMPLE_ROOT,
  CONTRACT_ROOT,
  CORPUS_ROOT,
  DATA_EXAMPLE_ROOT,
  EXAMPLE_ROOT,
  HOST_ROOT,
  KINDS_ROOT,
  SHOP_ROOT,
} from './start-app.js';

/** What the host fixture's build must keep out of it, and what it has printed. */
interface HostBuild {
  secret: string;
  output: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** Whether the apps have been built in this run, for one project or another. */
    appsAreBuilt: boolean;
    hostBuild: HostBuild;
  }
}

type Build = (run: TestProject) => Promise<void>;

/** The builds that each project's tests need; the longest first. */
const builds: Readonly<Record<string, readonly Build[]>> = {
  emulator: [buildOwnApp, buildHost, buildShop, buildKinds],
  app: [buildOwnApp],
  'main-way': [buildOwnApp],
  isolation: [buildOwnApp],
  contract: [buildOwnApp, buildContract],
  property: [buildContract],
  'property-quick': [buildContract],
  conformance: [buildOwnApp, buildExample, buildDataExample],
  examples: [buildBasicExample, buildDataExample],
  corpus: [buildCorpus],
};

/**
 * Builds the apps that the tests of this run need, once for all of its projects. Most of a build is
 * done by one processor.
 */
export default async function setup({ vitest }: TestProject): Promise<void> {
  const run = vitest.getRootProject();
  if (run.getProvidedContext().appsAreBuilt) return;
  const needed = new Set(vitest.projects.flatMap(({ name }) => builds[name] ?? []));
  await atATime([...needed], ['one processor', 'the other'], (build) => build(run));
  run.provide('appsAreBuilt', true);
}

/** The app of this repository, with the command that its README names. */
async function buildOwnApp(): Promise<void> {
  const { code, stdout, stderr } = await runCli(['build', '--ignore-credentials'], {
    root: APP_ROOT,
    // Vitest's own value would make it a development build.
    env: { NODE_ENV: 'production' },
  });
  if (code !== 0) throw new Error(`The app could not be built: ${stdout}${stderr}`);
}

async function buildContract(): Promise<void> {
  await buildFixture(CONTRACT_ROOT);
}

/**
 * The app that the emulator's hosts stand around in its tests, with the emulator's own command and
 * beside real credentials, so that the tests of its safety need no build of their own.
 */
async function buildHost(run: TestProject): Promise<void> {
  const secret = 'IST.a-real-secret-of-wix';
  const file = path.join(HOST_ROOT, '.env.local');
  await writeFile(file, `WIX_CLIENT_SECRET=${secret}\n`);
  try {
    const { code, stdout, stderr } = await runCli(['build', '--ignore-credentials'], {
      // A build machine may have it set. What it builds is production code all the same.
      env: { NODE_ENV: 'development' },
    });
    if (code !== 0) throw new Error(`The host fixture could not be built: ${stdout}${stderr}`);
    run.provide('hostBuild', { secret, output: stdout + stderr });
  } finally {
    await rm(file);
  }
}

async function buildKinds(): Promise<void> {
  await buildFixture(KINDS_ROOT);
}

async function buildShop(): Promise<void> {
  await buildFixture(SHOP_ROOT);
}

async function buildCorpus(): Promise<void> {
  await buildFixture(CORPUS_ROOT);
}

/** The example with HTTP endpoints. As it is released: what the SDK sends of telemetry depends on it. */
async function buildExample(): Promise<void> {
  await buildFixture(EXAMPLE_ROOT, { nodeEnv: 'production' });
}

/** The smallest example. */
async function buildBasicExample(): Promise<void> {
  await buildFixture(BASIC_EXAMPLE_ROOT);
}

/** The example with a guest book. Its size is that of a released app. */
async function buildDataExample(): Promise<void> {
  await buildFixture(DATA_EXAMPLE_ROOT, { nodeEnv: 'production' });
}

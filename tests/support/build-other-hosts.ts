import { execFile } from 'node:child_process';
import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build, type InlineConfig } from 'vite';
import type { TestProject } from 'vitest/node';
import { buildFixture } from './build-fixture.js';
import { OTHER_HOSTS_ROOT } from './other-hosts.js';
import { CONTRACT_ROOT } from './start-app.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Whether the other hosts have been built in this run, for one project or another. */
    otherHostsAreBuilt: boolean;
  }
}

const FIXTURE = fileURLToPath(new URL('../fixtures/other-hosts', import.meta.url));

const generator = fileURLToPath(
  new URL('../../packages/web-methods/bin/wix-astro-web-methods.js', import.meta.url),
);

/**
 * Builds the hosts without the plugin, with the web modules of the contract's app and what the
 * generator makes of them.
 */
export default async function setup({ vitest }: TestProject): Promise<void> {
  const run = vitest.getRootProject();
  if (run.getProvidedContext().otherHostsAreBuilt) return;
  await rm(OTHER_HOSTS_ROOT, { recursive: true, force: true });
  await mkdir(OTHER_HOSTS_ROOT, { recursive: true });
  await cp(FIXTURE, OTHER_HOSTS_ROOT, { recursive: true });
  for (const folder of ['src/backend', 'src/features']) {
    await cp(path.join(CONTRACT_ROOT, folder), path.join(OTHER_HOSTS_ROOT, folder), {
      recursive: true,
    });
  }
  await promisify(execFile)(process.execPath, [generator, 'generate'], { cwd: OTHER_HOSTS_ROOT });
  // Astro builds in a process of its own.
  await Promise.all([buildAstro(), buildWithVite()]);
  run.provide('otherHostsAreBuilt', true);
}

async function buildAstro(): Promise<void> {
  const root = path.join(OTHER_HOSTS_ROOT, 'astro');
  await cp(path.join(OTHER_HOSTS_ROOT, 'wix.config.json'), path.join(root, 'wix.config.json'));
  await buildFixture(root, { nodeEnv: 'production' });
}

async function buildWithVite(): Promise<void> {
  await buildWith({ build: { outDir: 'dist/client', sourcemap: true } });
  await buildWith({ build: { ssr: 'src/server.ts', outDir: 'dist/server' } });
  await buildWith({
    ssr: {
      target: 'webworker',
      noExternal: true,
      resolve: { conditions: ['workerd', 'worker', 'browser', 'module'] },
    },
    build: {
      ssr: 'src/worker.ts',
      outDir: 'worker/dist/_worker.js',
      rollupOptions: { external: [/^node:/], output: { entryFileNames: 'index.js' } },
    },
  });
  await cp(
    path.join(OTHER_HOSTS_ROOT, 'wix.config.json'),
    path.join(OTHER_HOSTS_ROOT, 'worker/wix.config.json'),
  );
}

async function buildWith(config: InlineConfig): Promise<void> {
  const own = { root: OTHER_HOSTS_ROOT, configFile: false, logLevel: 'error' } as const;
  // One of the methods has a name that older browsers do not know.
  await build({ ...own, ...config, build: { target: 'esnext', ...config.build } });
}

import path from 'node:path';
import { SCRATCH_ROOT } from './run-cli.js';
import { type RunningApp, startApp, startWith } from './start-app.js';
import { startProcess } from './start-process.js';

/** The built hosts without the plugin. */
export const OTHER_HOSTS_ROOT = path.join(SCRATCH_ROOT, 'other-hosts');

/** A server that has the web methods of the contract's app without the Astro integration. */
export type OtherHost = 'hono' | 'astro without the integration' | 'bare worker';

const register = ['--import', 'wix-astro-web-methods/register'];

/** Starts a host without the Astro integration. */
export const startOtherHost: Readonly<Record<OtherHost, () => Promise<RunningApp>>> = {
  hono: () => startServer(OTHER_HOSTS_ROOT, 'dist/server/server.js'),
  'astro without the integration': () =>
    startServer(path.join(OTHER_HOSTS_ROOT, 'astro'), 'server.mjs'),
  'bare worker': () => startApp(path.join(OTHER_HOSTS_ROOT, 'worker')),
};

async function startServer(root: string, file: string): Promise<RunningApp> {
  let forget = async () => {};
  const app = await startWith(async ({ emulator }) => {
    const server = await startProcess({ root, args: [...register, file], emulator });
    forget = server.forget;
    return server;
  }, root);
  return {
    ...app,
    reset() {
      app.reset();
      return forget();
    },
  };
}

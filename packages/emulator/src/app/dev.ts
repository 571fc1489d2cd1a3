import type { Emulator } from '../emulator.js';
import type { Seed } from '../seed/seed.js';
import { installShiftedDate } from '../shifted-date.js';
import { setAstroEnv } from './astro-env.js';
import { createDevIntegration } from './dev-integration.js';
import { guardFetch } from './fetch-guard.js';
import { freePort, type RunningServer } from './listen.js';
import { methodReader } from './read-methods.js';
import { warmUp } from './warm-up.js';
import { describeWebMethods, forgetWebMethods } from './web-methods-hook.js';

/** What a development server needs to know. */
export interface DevOptions {
  /** The app's folder. */
  readonly root: string;
  /** The Wix that answers the app. */
  readonly emulator: Emulator<Seed>;
  /** The port to serve the app on, 0 for any free one. */
  readonly port: number;
}

/**
 * Runs the app's development server in this process, one at a time: the process's environment,
 * its `fetch` and its `Date` belong to the app until it is closed.
 * @throws {UserError} if the port is taken.
 */
export async function startDev({ root, emulator, port }: DevOptions): Promise<RunningServer> {
  const ownPort = await freePort(port);
  const { integration, loadEndpoints } = createDevIntegration(root, emulator);
  setAstroEnv(emulator);
  const cleanUp: (() => unknown)[] = [
    guardFetch(emulator),
    installShiftedDate(() => emulator.clock.offsetMs),
    forgetWebMethods,
  ];
  const close = async () => {
    for (const undo of cleanUp) await undo();
  };
  try {
    // Astro must not load before its environment is set.
    const { dev } = await import('astro');
    const server = await dev({
      root,
      server: { port: ownPort },
      integrations: [integration],
      vite: { server: { strictPort: true } },
    });
    // The server first: until it has stopped, its calls still go to the emulator.
    cleanUp.unshift(() => server.stop());
    const url = `http://localhost:${ownPort}`;
    const readMethods = methodReader();
    const methods = async () => {
      // Loads the app, or what has changed of it since.
      await warmUp(url);
      return readMethods(await describeWebMethods());
    };
    await methods();
    await loadEndpoints();
    cleanUp.unshift(emulator.attachApp({ url, methods }));
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

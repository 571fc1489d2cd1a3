import { warmUp } from '../../app-client/warm-up.js';
import type { Emulator } from '../../emulator.js';
import type { Seed } from '../../model/seed.js';
import { installShiftedDate } from '../../util/shifted-date.js';
import { freePort, LOOPBACK, type RunningServer } from '../listen.js';
import { takeProcess } from '../process/app-process.js';
import { methodReader } from '../read-methods.js';
import { requireWebMethods, webMethodsCheck } from '../require-web-methods.js';
import { describeWebMethods, forgetWebMethods } from '../web-methods-hook.js';
import { createDevIntegration } from './dev-integration.js';
import { loadExtensions } from './load-extensions.js';

/** Vite compiles an event extension before the app is attached, and again after every edit. */
const EVENT_TIMEOUT_MS = 10_000;

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
 * its `fetch`, its sockets and its `Date` belong to the app until it is closed. Nothing connects to
 * another computer meanwhile: `fetch` is answered by the emulator, all else fails.
 * @throws {EmulatorError} If the port is taken, another app has this process, or the app has web modules
 *   and no `webMethods()`.
 */
export async function startDev({ root, emulator, port }: DevOptions): Promise<RunningServer> {
  const ownPort = await freePort(port);
  let isSetUp = false;
  const { integration, loadEndpoints, handle, trailingSlash } = createDevIntegration(
    root,
    emulator,
  );
  const cleanUp = takeProcess(emulator);
  cleanUp.add(installShiftedDate(() => emulator.clock.offsetMs));
  cleanUp.add(forgetWebMethods);
  try {
    // Astro must not load before its environment is set.
    const { dev } = await import('astro');
    const server = await dev({
      root,
      // The app's own configuration may say to listen to the whole network.
      server: { host: LOOPBACK, port: ownPort },
      integrations: [
        integration,
        webMethodsCheck((isInstalled) => {
          isSetUp = isInstalled;
        }),
      ],
      vite: { server: { strictPort: true } },
    });
    cleanUp.add(() => server.stop());
    const url = `http://localhost:${ownPort}`;
    const readMethods = methodReader();
    const methods = async () => {
      // Loads the app, or what has changed of it since.
      await warmUp(url);
      // A web module may be new since the start.
      await requireWebMethods(isSetUp, root);
      return readMethods(await describeWebMethods());
    };
    await methods();
    await loadEndpoints();
    await loadExtensions(url, handle, EVENT_TIMEOUT_MS);
    cleanUp.add(
      emulator.attachApp({
        url,
        methods,
        eventTimeoutMs: EVENT_TIMEOUT_MS,
        trailingSlash: trailingSlash(),
      }),
    );
    return { url, close: () => cleanUp.run() };
  } catch (error) {
    await cleanUp.run().catch(console.error);
    throw error;
  }
}

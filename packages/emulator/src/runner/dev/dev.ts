import { warmUp } from '../../app-client/warm-up.js';
import type { Emulator } from '../../emulator.js';
import type { Seed } from '../../model/seed.js';
import { installShiftedDate } from '../../util/shifted-date.js';
import { freePort, LOOPBACK, type RunningServer } from '../listen.js';
import { takeProcess } from '../process/app-process.js';
import { logUncaughtErrors } from '../process/uncaught-errors.js';
import { methodReader } from '../read-methods.js';
import { requireWebMethods, webMethodsCheck } from '../require-web-methods.js';
import { describeWebMethods, forgetWebMethods } from '../web-methods-hook.js';
import { createDevIntegration } from './dev-integration.js';

/** In milliseconds. Vite compiles an event extension before the first event, and after edits. */
const EVENT_TIMEOUT_MS = 10_000;

/** Options of {@link startDev}. */
export interface DevOptions {
  /** The app's folder. */
  readonly root: string;
  /** Answers the app's requests to Wix. */
  readonly emulator: Emulator<Seed>;
  /** The port to serve the app on; 0 picks a free port. */
  readonly port: number;
}

/**
 * Runs the app's development server in this process. Only one app can run at a time, because the
 * process's environment, `fetch`, sockets and `Date` are changed for it until it is closed. In the
 * meantime, nothing connects to another computer: the emulator answers `fetch`, and all other
 * connections fail. Errors that nothing catches are logged, and do not end the process.
 * @throws {EmulatorError} If the port is taken, this process already runs or builds an app, or the
 *   app has web modules but no `webMethods()`.
 */
export async function startDev({ root, emulator, port }: DevOptions): Promise<RunningServer> {
  const ownPort = await freePort(port);
  let isSetUp = false;
  const { integration, compile, fixStack, trailingSlash } = createDevIntegration(root, emulator);
  const cleanUp = takeProcess(emulator);
  cleanUp.add(logUncaughtErrors(fixStack));
  cleanUp.add(installShiftedDate(() => emulator.clock.offsetMs));
  cleanUp.add(forgetWebMethods);
  try {
    // Astro must not load before its environment is set.
    const { dev } = await import('astro');
    const server = await dev({
      root,
      // The app's own configuration may expose the server to the whole network.
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
      // Loads the app, or the modules that have changed since.
      await warmUp(url);
      // A web module may have been added since the start.
      await requireWebMethods(isSetUp, root);
      return readMethods(await describeWebMethods());
    };
    await methods();
    await compile(url, EVENT_TIMEOUT_MS);
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

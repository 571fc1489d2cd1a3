import { checkHealth } from '../app-client/app-health.js';
import { startConsole } from '../host-pages/server.js';
import type { DevOptions } from '../runner/dev/dev.js';
import { freePort } from '../runner/listen.js';
import type { RunningApp } from '../runner/supervisor.js';
import { describeAddresses, describeDuration } from './describe-start.js';
import { openBrowser } from './open-browser.js';
import { withPortHint } from './port.js';
import { print } from './print.js';
import { printRefusals } from './print-refusals.js';
import type { ServedEmulator } from './project-emulator.js';

/**
 * Runs the app in the current folder, and the console around it, until the process is stopped. The
 * console starts first, so that it can report whether the app is running.
 * @param start Starts the app.
 * @param served The emulator that answers the app's requests to Wix, what to save of it, where to
 *   listen, and whether to open the console.
 * @throws {EmulatorError} If a port is in use.
 */
export async function serve(
  start: (options: DevOptions) => Promise<RunningApp>,
  { emulator, network, saved, opensConsole }: ServedEmulator,
): Promise<void> {
  const { port, emulatorPort, host, allowedHosts, appUrl } = network;
  // Checked first, because the app takes a while to start.
  await withPortHint(freePort(port, host), '--port');
  printRefusals(emulator);
  const console = await withPortHint(
    startConsole({ emulator, port: emulatorPort, host, allowedHosts, appUrl }),
    '--emulator-port',
  );
  saved?.file.follow(emulator, saved.readState);
  const appStart = performance.now();
  // Since the start of this process.
  print(`\n${describeDuration('Emulator', appStart)}`);
  print(`  The app is starting. Until it is ready, the console waits at ${console.url}`);
  const app = await start({ root: process.cwd(), emulator, port, host, allowedHosts });
  print(describeDuration('App', performance.now() - appStart, app.phases));
  const health = await checkHealth(app.url);
  if (health.status === 'failing') print(`\n  ${health.reason}`);
  print(describeAddresses({ console: console.url, app: app.url }, network));
  if (opensConsole) void openBrowser(console.url);
  const stop = async () => {
    // Saved first, because the user may not wait for the rest. Closed at once, because a Ctrl-C also
    // reaches workerd, which must not be started again.
    await Promise.all([saved?.file.flush(), console.close(), app.close()]);
    return saved?.file.close();
  };
  let stopping: ReturnType<typeof stop> | undefined;
  void app.failure.then(async () => {
    stopping ??= stop();
    await stopping.catch(() => {});
    process.exit(1);
  });
  // The last one is the signal of a terminal that closes.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // Those of Vite, Wrangler and Miniflare end the process before the state is saved.
    process.removeAllListeners(signal);
    process.on(signal, async () => {
      // The terminal may be gone, and what is printed from now on with it.
      for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
      const isRepeated = stopping !== undefined;
      stopping ??= stop();
      // A repeated signal ends the process without closing everything. One Ctrl-C may send two
      // signals: npm passes its own on to this process.
      const isSaved = await (isRepeated ? saved?.file.flush() : stopping);
      process.exit(isSaved === false ? 1 : 0);
    });
  }
}

import type { Emulator } from '../emulator.js';
import { startConsole } from '../host-pages/server.js';
import type { Seed } from '../model/seed.js';
import type { DevOptions } from '../runner/dev/dev.js';
import { freePort, type RunningServer } from '../runner/listen.js';
import { invalidInput } from '../util/emulator-error.js';
import { portFrom } from './port.js';
import { print } from './print.js';
import { printRefusals } from './print-refusals.js';

/**
 * Runs the app in the current folder, and the console around it, until the process is stopped. The
 * console starts first, so that it can report whether the app is running.
 * @param start Starts the app.
 * @param emulator The emulator that answers the app's requests to Wix.
 * @throws {EmulatorError} If a port is in use, or if both ports are the same.
 */
export async function serve(
  start: (options: DevOptions) => Promise<RunningServer>,
  emulator: Emulator<Seed>,
): Promise<void> {
  const port = portFrom('PORT', 4321);
  const consolePort = portFrom('EMULATOR_PORT', 4400);
  if (port === consolePort && port !== 0) {
    throw invalidInput(
      `PORT and EMULATOR_PORT are both ${port}. The app and the emulator need different ports.`,
    );
  }
  // Checked first, because the app takes a while to start.
  await freePort(port);
  printRefusals(emulator);
  const console = await startConsole({ emulator, port: consolePort });
  const app = await start({ root: process.cwd(), emulator, port });
  print(`\n  Console  ${console.url}\n  App      ${app.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await Promise.all([console.close(), app.close()]);
      process.exit(0);
    });
  }
}

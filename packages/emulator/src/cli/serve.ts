import { freePort, type RunningServer } from '../app/listen.js';
import { portFrom } from '../app/options.js';
import { startConsole } from '../console/server.js';
import type { Emulator } from '../emulator.js';
import type { Seed } from '../seed/seed.js';
import { print } from './print.js';

/** Starts the app with an emulator, on a port. */
type Start = (options: {
  readonly root: string;
  readonly emulator: Emulator<Seed>;
  readonly port: number;
}) => Promise<RunningServer>;

/**
 * Runs the app in the current folder and the console around it, until somebody stops the process.
 * @param start starts the app.
 * @param emulator the Wix that answers it.
 * @throws {UserError} if a port is taken.
 */
export async function serve(start: Start, emulator: Emulator<Seed>): Promise<void> {
  // Whether the port is free is better known before the app takes its time to start.
  const consolePort = await freePort(portFrom('EMULATOR_PORT', 4400));
  const app = await start({ root: process.cwd(), emulator, port: portFrom('PORT', 4321) });
  const console = await startConsole({ emulator, port: consolePort });
  print(`\n  Console  ${console.url}\n  App      ${app.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop([console, app]));
  }
}

async function stop(servers: readonly RunningServer[]): Promise<void> {
  await Promise.all(servers.map((server) => server.close()));
  process.exit(0);
}

import type { Emulator } from '../../emulator.js';
import type { Seed } from '../../model/seed.js';
import { CleanUp } from '../../util/clean-up.js';
import { EmulatorError } from '../../util/emulator-error.js';
import { setAstroEnv } from './astro-env.js';
import { guardFetch } from './fetch-guard.js';
import { guardSockets } from './socket-guard.js';

let isTaken = false;

/**
 * Prepares this process for one app: its environment and `fetch` use the emulator instead of Wix,
 * and its sockets cannot connect to other computers.
 * @param emulator Answers the app's requests to Wix.
 * @returns The clean-up steps that restore the process.
 * @throws {EmulatorError} If this process already runs or builds an app.
 */
export function takeProcess(emulator: Emulator<Seed>): CleanUp {
  if (isTaken) {
    throw new EmulatorError(
      'APP_SETUP',
      'This process already runs or builds an app. Close it first, or use another process.',
    );
  }
  isTaken = true;
  const cleanUp = new CleanUp();
  cleanUp.add(() => {
    isTaken = false;
  });
  cleanUp.add(setAstroEnv(emulator));
  cleanUp.add(guardSockets());
  cleanUp.add(guardFetch(emulator));
  return cleanUp;
}

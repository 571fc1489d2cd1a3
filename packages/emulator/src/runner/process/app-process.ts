import type { Emulator } from '../../emulator.js';
import type { Seed } from '../../model/seed.js';
import { CleanUp } from '../../util/clean-up.js';
import { EmulatorError } from '../../util/emulator-error.js';
import { setAstroEnv } from './astro-env.js';
import { guardFetch } from './fetch-guard.js';
import { guardSockets } from './socket-guard.js';

let isTaken = false;

/**
 * Gives this process to one app: its environment, its `fetch` and its sockets know no Wix but the
 * emulator, and nothing leaves this computer.
 * @param emulator Answers the app.
 * @returns Takes the process back.
 * @throws {EmulatorError} If another app has it.
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

import { CleanUp } from '../../util/clean-up.js';
import { EmulatorError } from '../../util/emulator-error.js';
import { setAstroEnv } from './astro-env.js';
import { guardFetch } from './fetch-guard.js';
import { guardSockets } from './socket-guard.js';

/** What an app in this process needs of an emulator. */
interface AppWix {
  /** The credentials in the app's environment. */
  readonly env: object;
  /** Answers the app's requests to other computers. */
  fetch(request: Request): Promise<Response>;
}

let isTaken = false;

/**
 * Prepares this process for one app: its environment and `fetch` use the emulator instead of Wix,
 * and its sockets cannot connect to other computers.
 * @param emulator Answers the app's requests to Wix.
 * @returns The clean-up steps that restore the process.
 * @throws {EmulatorError} If this process already runs or builds an app.
 */
export function takeProcess(emulator: AppWix): CleanUp {
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
  cleanUp.add(setAstroEnv(emulator.env));
  cleanUp.add(guardSockets());
  cleanUp.add(guardFetch(emulator));
  return cleanUp;
}

import { startDev } from '../runner/dev/dev.js';
import { servedEmulator } from './project-emulator.js';
import { serve } from './serve.js';

const HELP = `Usage: wix-emulator dev [options]

Starts the app's dev server, with the emulator in place of Wix. Run it in the app's folder.`;

/** The command `dev`. */
export async function dev(args: readonly string[]): Promise<void> {
  await serve(startDev, await servedEmulator(args, HELP, 'development'));
}

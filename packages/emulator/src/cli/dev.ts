import { startDev } from '../runner/dev/dev.js';
import { projectEmulator } from './project-emulator.js';
import { serve } from './serve.js';

const HELP = `Usage: wix-emulator dev [options]

Runs the development server of the app in this folder, with a local Wix around it.`;

/** The command `dev`. */
export async function dev(args: readonly string[]): Promise<void> {
  await serve(startDev, await projectEmulator({ args, help: HELP, mode: 'development' }));
}

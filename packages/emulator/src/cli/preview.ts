import { startPreview } from '../runner/preview/preview.js';
import { readAppEnv } from './app-env.js';
import { projectEmulator } from './project-emulator.js';
import { serve } from './serve.js';

const HELP = `Usage: wix-emulator preview [options]

Runs the production build of the app in this folder in Wix's run time, with a local Wix around it.

The app gets the variables that its .env files name, .env.example among them: the value is that of
the environment, or else that of the files, of .env.example none.`;

/** The command `preview`. */
export async function preview(args: readonly string[]): Promise<void> {
  const emulator = await projectEmulator({ args, help: HELP, mode: 'production' });
  const env = await readAppEnv(process.cwd());
  await serve((options) => startPreview({ ...options, env }), emulator);
}

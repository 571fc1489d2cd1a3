import { startPreview } from '../runner/preview/preview.js';
import { readAppEnv } from './app-env.js';
import { servedEmulator } from './project-emulator.js';
import { serve } from './serve.js';

const HELP = `Usage: wix-emulator preview [options]

Runs the app's production build in workerd (Wix's runtime), with the emulator in place of Wix. Run
it in the app's folder.

The app gets only the variables that are named in its .env files or in .env.example. A value in the
environment wins over a value in a .env file. From .env.example, only the names are used.`;

/** The command `preview`. */
export async function preview(args: readonly string[]): Promise<void> {
  const served = await servedEmulator(args, HELP, 'production');
  const env = await readAppEnv(process.cwd());
  await serve((options) => startPreview({ ...options, env }), served);
}

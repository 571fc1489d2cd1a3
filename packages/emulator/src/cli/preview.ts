import { startPreview } from '../app/preview.js';
import { projectEmulator } from './project-emulator.js';
import { serve } from './serve.js';

const help = `Usage: wix-emulator preview [options]

Runs the production build of the app in this folder in Wix's run time, with a local Wix around it.`;

/** The command `preview`. */
export async function preview(args: readonly string[]): Promise<void> {
  await serve(startPreview, await projectEmulator({ args, help, mode: 'production' }));
}

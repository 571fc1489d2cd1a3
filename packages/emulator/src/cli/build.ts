import { buildApp } from '../runner/build.js';
import { projectEmulator } from './project-emulator.js';

const HELP = `Usage: wix-emulator build [options]

Builds the app for production, with the emulator's own credentials. Run it in the app's folder.`;

/** The command `build`. */
export async function build(args: readonly string[]): Promise<void> {
  const emulator = await projectEmulator(args, HELP, 'production');
  await buildApp({ root: process.cwd(), emulator });
  // Wix's integration leaves file watchers open, which would keep the process alive.
  process.exit(0);
}

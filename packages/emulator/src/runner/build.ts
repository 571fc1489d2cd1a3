import type { Emulator } from '../emulator.js';
import type { Seed } from '../model/seed.js';
import { takeProcess } from './process/app-process.js';
import { webMethodsCheck } from './require-web-methods.js';

/**
 * Builds the app for production into its `dist` folder, with no call to the outside.
 * @param options.root The app's folder.
 * @param options.emulator The Wix that answers the app meanwhile.
 * @throws {EmulatorError} If an app runs in this process, or it has web modules and no `webMethods()`.
 */
export async function buildApp({
  root,
  emulator,
}: {
  readonly root: string;
  readonly emulator: Emulator<Seed>;
}): Promise<void> {
  const taken = takeProcess(emulator);
  try {
    // Astro must not load before its environment is set.
    const { build } = await import('astro');
    await build({ root, integrations: [webMethodsCheck()] });
  } finally {
    await taken.run();
  }
}

import type { DevOptions } from './dev/dev.js';
import { takeProcess } from './process/app-process.js';
import { webMethodsCheck } from './require-web-methods.js';

/**
 * Builds the app for production into its `dist` folder, without connecting to other computers.
 * @param options.root The app's folder.
 * @param options.emulator Answers the app's requests to Wix during the build.
 * @throws {EmulatorError} If this process already runs or builds an app, or the app has web modules
 *   but no `webMethods()`.
 */
export async function buildApp({ root, emulator }: Omit<DevOptions, 'port'>): Promise<void> {
  const taken = takeProcess(emulator);
  try {
    // Astro must not load before its environment is set.
    const { build } = await import('astro');
    await build({ root, integrations: [webMethodsCheck()] });
  } finally {
    await taken.run();
  }
}

import { EmulatorError } from '../util/emulator-error.js';
import { describeAppError } from './describe-app-error.js';
import type { DevOptions } from './dev/dev.js';
import { extensionsFileCheck } from './extensions-file.js';
import { takeProcess } from './process/app-process.js';
import { requireAstroConfig } from './project.js';
import { webMethodsCheck } from './require-web-methods.js';

/**
 * Builds the app for production into its `dist` folder, without connecting to other computers.
 * @param options.root The app's folder.
 * @param options.emulator Answers the app's requests to Wix during the build.
 * @throws {EmulatorError} If this process already runs or builds an app, or the app cannot be built. The
 *   message ends with what is wrong in the app.
 */
export async function buildApp({ root, emulator }: Omit<DevOptions, 'port'>): Promise<void> {
  await requireAstroConfig(root);
  const taken = takeProcess(emulator);
  try {
    // Astro must not load before its environment is set.
    const { build } = await import('astro');
    await build({ root, integrations: [webMethodsCheck(), extensionsFileCheck()] });
  } catch (cause) {
    if (cause instanceof EmulatorError) throw cause;
    const message = `The app cannot be built.\n\n${describeAppError(cause, root)}`;
    throw new EmulatorError('APP_SETUP', message, { cause });
  } finally {
    await taken.run();
  }
}

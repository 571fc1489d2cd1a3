import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { EmulatorError } from '../util/emulator-error.js';

/** The name of the integration that `webMethods()` adds. */
const INTEGRATION_NAME = 'wix-astro-web-methods';

/** Matches all files that look like web modules, even if the integration would ignore them. */
const WEB_MODULE = /\.web\.[cm]?[jt]sx?$/i;

/**
 * Refuses an app that has web modules but no `webMethods()`, because its frontends would receive
 * the modules themselves, with the backend's code.
 * @param isSetUp Whether the app has the integration.
 * @param root The app's folder.
 * @param srcDir The app's source folder.
 * @throws {EmulatorError} If the app is refused. The message shows the code to add.
 */
export async function requireWebMethods(
  isSetUp: boolean,
  root: string,
  srcDir = join(root, 'src'),
): Promise<void> {
  if (isSetUp) return;
  // An app may have its source elsewhere, or have no source.
  const entries = await readdir(srcDir, { recursive: true }).catch((): string[] => []);
  const [file] = entries
    .filter((entry) => WEB_MODULE.test(entry))
    .filter((entry) => !/(?:^|[\\/])node_modules[\\/]/.test(entry))
    .sort();
  if (file === undefined) return;
  throw new EmulatorError(
    'APP_SETUP',
    `${relative(root, join(srcDir, file))} is a web module, but the app has no webMethods(): its backend code would reach every browser. Install wix-astro-web-methods and write in astro.config:

  import webMethods from 'wix-astro-web-methods';

  integrations: [webMethods(wix()), …]

A build that was made before needs to be made again.`,
  );
}

/**
 * Creates an integration that refuses such an app before Astro builds or serves it.
 * @param onSetUp Called with whether the app has `webMethods()`.
 */
export function webMethodsCheck(onSetUp: (isSetUp: boolean) => void = () => {}): AstroIntegration {
  return {
    name: 'wix-emulator/web-methods-check',
    hooks: {
      'astro:config:setup': async ({ config }) => {
        const isSetUp = config.integrations.some(({ name }) => name === INTEGRATION_NAME);
        onSetUp(isSetUp);
        await requireWebMethods(isSetUp, fileURLToPath(config.root), fileURLToPath(config.srcDir));
      },
    },
  };
}

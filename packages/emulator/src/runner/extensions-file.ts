import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** The only file in which Wix looks for the app's extensions. */
const EXTENSIONS_FILE = 'extensions.ts';

const OTHER_EXTENSIONS_FILE = /^extensions\.(?:tsx|mts|cts|jsx?|mjs|cjs)$/;

/**
 * Warns of an app whose extensions are in a file that Wix does not read. Such an app builds without an
 * error, and has no extensions.
 * @param srcDir The app's source folder.
 * @returns The warning; `undefined` if there is no such file.
 */
export async function extensionsFileWarning(srcDir: string): Promise<string | undefined> {
  const names = await readdir(srcDir).catch((): string[] => []);
  if (names.includes(EXTENSIONS_FILE)) return undefined;
  const file = names.find((name) => OTHER_EXTENSIONS_FILE.test(name));
  if (file === undefined) return undefined;
  const folder = basename(srcDir);
  return `Wix reads extensions only from ${join(folder, EXTENSIONS_FILE)}, so those in ${join(folder, file)} are missing. Rename the file.`;
}

/** Creates an integration that logs this warning before Astro builds or serves the app. */
export function extensionsFileCheck(): AstroIntegration {
  return {
    name: 'wix-emulator/extensions-file-check',
    hooks: {
      'astro:config:setup': async ({ config, logger }) => {
        const warning = await extensionsFileWarning(fileURLToPath(config.srcDir));
        if (warning !== undefined) logger.warn(warning);
      },
    },
  };
}

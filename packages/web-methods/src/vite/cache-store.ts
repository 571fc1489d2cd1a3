import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { normalizePath } from 'vite';
import { PACKAGE_NAME } from '../consts.js';
import { isFile, nodeFileSystem } from './file-system.js';
import { readFileExports } from './module-reader.js';
import type { ServerFiles } from './server-files.js';
import { fileOf } from './web-module.js';

/** The module of this package without a store, with this file's own ending. */
const CONFIGURED = fileURLToPath(
  new URL(`../server/configured-results${path.extname(import.meta.url)}`, import.meta.url),
);

/** Whether a module is the one that {@link generateConfiguredResults} replaces. */
export function isConfiguredResults(id: string): boolean {
  const file = fileOf(id);
  if (!/\/server\/configured-results\.[jt]s$/.test(file)) return false;
  return nodeFileSystem.realPath(file) === nodeFileSystem.realPath(CONFIGURED);
}

/**
 * Finds the module of the `cacheStore` option.
 * @param option The path, relative to the project's folder.
 * @param root The project's folder, absolute.
 * @param files The server files of the app.
 * @returns The module's file, absolute.
 * @throws {Error} If the option names no module of `src/backend` with a default export.
 */
export async function findCacheStore(
  option: string,
  root: string,
  files: ServerFiles,
): Promise<string> {
  const file = path.resolve(root, option);
  const refused = (reason: string) =>
    new Error(`${PACKAGE_NAME}: the cacheStore option names ${files.display(file)}, ${reason}`);
  if (!isFile(file)) {
    throw refused(
      "and there is no such file. Write the path from the project's folder and the file's ending, as in './src/backend/cache-store.ts'.",
    );
  }
  // The real path: a link in `src/backend` would leave the file itself open to frontends.
  const kind = files.kindOf(files.fileOf(file));
  if (kind === 'web-module') {
    throw refused('which is a web module. Give the file a name without ".web".');
  }
  if (kind !== 'server-only') {
    throw refused(
      'which is not in src/backend, so a frontend could load it. Move the file to src/backend.',
    );
  }
  if (!/\.[cm]?[jt]s$/.test(file)) {
    throw refused('which is not a module. Its name must end in .ts, .js, .mts or .mjs.');
  }
  const { kinds } = await readFileExports(file);
  if (!kinds.has('default')) {
    throw refused(
      'which has no default export. Export a Storage of unstorage, as in: export default createStorage({ driver }).',
    );
  }
  return normalizePath(file);
}

/**
 * Generates the module that connects the cache to the app's store.
 * @param file The file of the store's module.
 * @param secret A random text of the build.
 * @param dev Whether the module is for a dev server.
 */
export function generateConfiguredResults(file: string, secret: string, dev: boolean): string {
  // Loaded with the first call: the app's secrets may not be available before.
  return `import { SharedResults } from './shared-results.js';

export const sharedResults = new SharedResults(
  () => import(${JSON.stringify(file)}),
  ${JSON.stringify(secret)},
  ${dev},
);
`;
}

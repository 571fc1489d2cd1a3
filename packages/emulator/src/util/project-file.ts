import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createJiti } from 'jiti';
import { invalidInput } from './emulator-error.js';

/**
 * Finds a file of the project that is written in TypeScript or JavaScript.
 * @param root The app's folder.
 * @param name The file's name without its ending.
 * @returns The name with `.ts`, `.mts`, `.js` or `.mjs`; `undefined` if there is no such file.
 * @throws {EmulatorError} If there is more than one.
 */
export function projectFile(root: string, name: string): string | undefined {
  const files = ['ts', 'mts', 'js', 'mjs'].map((ending) => `${name}.${ending}`);
  const [found, other] = files.filter((file) => existsSync(join(root, file)));
  if (other !== undefined) {
    throw invalidInput(`Found both ${found} and ${other}. Keep one of them.`);
  }
  return found;
}

/**
 * Loads a file of the project anew, because it may have been edited since.
 * @returns Its default export.
 * @throws The error that the file throws, or an `Error` if it has no default export.
 */
export async function loadDefault(path: string): Promise<unknown> {
  const jiti = createJiti(path, { fsCache: false, moduleCache: false, interopDefault: false });
  const module: unknown = await jiti.import(path);
  if (typeof module === 'object' && module !== null && 'default' in module) return module.default;
  throw new Error('it has no default export.');
}

/**
 * Lists a file of the project and the files of the project that it imports.
 * @param path The absolute path.
 * @returns The file alone if it or one of the others cannot be parsed.
 */
export async function filesOf(path: string): Promise<readonly string[]> {
  const folder = dirname(path);
  // Loaded on demand, because few projects have such files.
  const { build } = await import('esbuild');
  const options = { bundle: true, write: false, metafile: true, logLevel: 'silent' } as const;
  const built = await build({
    ...options,
    absWorkingDir: folder,
    entryPoints: [path],
    format: 'esm',
    packages: 'external',
    platform: 'node',
  }).catch(() => undefined);
  return built ? Object.keys(built.metafile.inputs).map((file) => resolve(folder, file)) : [path];
}

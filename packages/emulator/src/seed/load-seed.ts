import { join } from 'node:path';
import type { SeedFactory } from '../model/seed.js';
import { invalidInput } from '../util/emulator-error.js';
import { loadDefault, projectFile } from '../util/project-file.js';
import { readSeed } from './read-seed.js';

/**
 * Loads an app's own seed: the default export of `wix-emulator.seed.ts`, `.mts`, `.js` or `.mjs` in
 * its folder. The export is a seed, or a function that creates a seed from the emulator's time.
 * @param root The app's folder.
 * @returns `undefined` if the app has no such file.
 * @throws {EmulatorError} If the file does not provide a seed. The message names the file.
 */
export async function loadSeed(root: string): Promise<SeedFactory | undefined> {
  const name = projectFile(root, 'wix-emulator.seed');
  if (name === undefined) return undefined;
  try {
    const exported = await loadDefault(join(root, name));
    const create: SeedFactory = (now) =>
      readSeed(typeof exported === 'function' ? exported(now) : exported);
    // Find errors here, where the name of the file is known.
    create(Date.now());
    return create;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw invalidInput(`${name}: ${reason}`, { cause: error });
  }
}

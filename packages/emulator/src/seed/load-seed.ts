import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createJiti } from 'jiti';
import type { SeedFactory } from '../model/seed.js';
import { invalidInput } from '../util/emulator-error.js';
import { readSeed } from './read-seed.js';

const names = ['ts', 'mts', 'js', 'mjs'].map((ending) => `wix-emulator.seed.${ending}`);

/**
 * Loads an app's own seed: the default export of `wix-emulator.seed.ts`, `.mts`, `.js` or `.mjs` in
 * its folder. The export is a seed, or a function that creates a seed from the emulator's time.
 * @param root The app's folder.
 * @returns `undefined` if the app has no such file.
 * @throws {EmulatorError} If the file does not provide a seed. The message names the file.
 */
export async function loadSeed(root: string): Promise<SeedFactory | undefined> {
  const [name, other] = names.filter((file) => existsSync(join(root, file)));
  if (name === undefined) return undefined;
  if (other !== undefined) {
    throw invalidInput(`Found both ${name} and ${other}. Keep one of them.`);
  }
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

async function loadDefault(path: string): Promise<unknown> {
  // Not cached, because the file may have been edited since.
  const jiti = createJiti(path, { fsCache: false, moduleCache: false, interopDefault: false });
  const module: unknown = await jiti.import(path);
  if (typeof module === 'object' && module !== null && 'default' in module) return module.default;
  throw new Error('it must export a seed, or a function that makes one, as default.');
}

import { access } from 'node:fs/promises';
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
  const found = await findFiles(root);
  const [name, other] = found;
  if (name === undefined) return undefined;
  if (other !== undefined) {
    throw invalidInput(`Found both ${name} and ${other}. Keep one of them.`);
  }
  try {
    return toFactory(await loadDefault(join(root, name)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw invalidInput(`${name}: ${reason}`, { cause: error });
  }
}

async function findFiles(root: string): Promise<readonly string[]> {
  const exists = await Promise.all(
    names.map((name) =>
      access(join(root, name)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return names.filter((_, index) => exists[index]);
}

async function loadDefault(path: string): Promise<unknown> {
  // Not cached, because the file may have been edited since.
  const jiti = createJiti(path, { fsCache: false, moduleCache: false, interopDefault: false });
  const module: unknown = await jiti.import(path);
  const hasDefault = typeof module === 'object' && module !== null && 'default' in module;
  if (!hasDefault)
    throw new Error('it must export a seed, or a function that makes one, as default.');
  return module.default;
}

function toFactory(exported: unknown): SeedFactory {
  const make: SeedFactory = (now) => {
    const seed: unknown = typeof exported === 'function' ? exported(now) : exported;
    return readSeed(seed);
  };
  // Find errors here, where the name of the file is known.
  make(Date.now());
  return make;
}

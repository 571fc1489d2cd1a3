import { createHash } from 'node:crypto';
import { watch } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isAstroConfig } from '../project.js';

/** How long the files are left alone after a change, in milliseconds. Editors write several times. */
const QUIET_MS = 100;

/** The files beside the Astro config that the development server reads at its start. */
const OTHER_CONFIG = /^(?:\.env(?:\.development)?(?:\.local)?|[tj]sconfig\.json|package\.json)$/;

/**
 * Whether Astro and Vite must not watch a file, because they would restart within their process. This
 * includes the configurations of other apps below the app's folder, for which Astro restarts, too.
 * @param root The app's folder.
 * @param path The file's absolute path.
 */
export function isConfigFile(root: string, path: string): boolean {
  const name = basename(path);
  return isAstroConfig(name) || (OTHER_CONFIG.test(name) && dirname(path) === root);
}

/**
 * Watches the files that the development server reads at its start. What they contain counts, not
 * when they are written.
 * @param root The app's folder.
 * @param onChange Called with the names of the files that have changed since the last call.
 * @returns A function that stops watching.
 */
export async function watchConfigFiles(
  root: string,
  onChange: (names: readonly string[]) => void,
): Promise<() => void> {
  let known = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  // Before the files are read for the first time, so that no change is missed.
  const watcher = watch(root, (_event, name) => {
    if (name !== null && !isConfigFile(root, join(root, name))) return;
    clearTimeout(timer);
    timer = setTimeout(check, QUIET_MS);
  });
  // The folder may be removed.
  watcher.on('error', console.error);
  let checking = Promise.resolve();
  const check = () => {
    checking = checking.then(async () => {
      const found = await readHashes(root);
      const names = [...new Set([...known.keys(), ...found.keys()])];
      const changed = names.filter((name) => known.get(name) !== found.get(name));
      known = found;
      if (changed.length > 0) onChange(changed);
    });
  };
  known = await readHashes(root);
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}

async function readHashes(root: string): Promise<Map<string, string>> {
  const names = (await readdir(root)).filter((name) => isConfigFile(root, join(root, name)));
  const hashes = await Promise.all(
    names.map(async (name) => {
      // It may be a folder, or be gone already.
      const content = await readFile(join(root, name)).catch(() => '');
      return [name, createHash('sha256').update(content).digest('hex')] as const;
    }),
  );
  return new Map(hashes);
}

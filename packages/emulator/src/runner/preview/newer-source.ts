import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { isAstroConfig } from '../project.js';

/** How many files to look at. More would delay the start. */
const MAX_FILES = 10_000;

/** The files beside the Astro config that a build depends on. */
const OTHER_BUILD_FILES: readonly string[] = ['wix.config.json', 'package.json'];

/** Folders without source of the build. */
const OTHER_FOLDER = /^(?:\..*|node_modules|__tests__)$/;

/** Tests are not part of a build. */
const TEST_FILE = /\.(?:test|spec)(?:-d)?\.[cm]?[jt]sx?$/;

/**
 * Finds the newest file that has changed since the app was built. Only names and times are read.
 * @param root The app's folder, with the build in `dist`.
 * @returns The file's path below `root`; `undefined` if nothing has changed.
 */
export async function findNewerSource(root: string): Promise<string | undefined> {
  const builtMs = await mtimeMs(join(root, 'dist/_worker.js/index.js'));
  let newest = { path: '', changedMs: builtMs };
  const files = [...(await buildFiles(root)), ...(await sourceFiles(join(root, 'src')))];
  for (const path of files) {
    const changedMs = await mtimeMs(path);
    if (changedMs > newest.changedMs) newest = { path, changedMs };
  }
  return newest.path === '' ? undefined : relative(root, newest.path);
}

async function buildFiles(root: string): Promise<readonly string[]> {
  const names = await readdir(root).catch((): string[] => []);
  return names
    .filter((name) => isAstroConfig(name) || OTHER_BUILD_FILES.includes(name))
    .map((name) => join(root, name));
}

async function sourceFiles(srcDir: string): Promise<readonly string[]> {
  const files: string[] = [];
  const folders = [srcDir];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !OTHER_FOLDER.test(entry.name)) folders.push(path);
      else if (entry.isFile() && !TEST_FILE.test(entry.name)) files.push(path);
      if (files.length === MAX_FILES) return files;
    }
  }
  return files;
}

/** When a file has changed, in milliseconds. A file that has just been removed counts as old. */
async function mtimeMs(path: string): Promise<number> {
  return stat(path).then(
    (stats) => stats.mtimeMs,
    () => 0,
  );
}

import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readAppSource, relativePath } from './app-source.js';
import { type AppCalls, readCalls } from './read-calls.js';
import { whereFilesRun } from './runs-in.js';

/** Writes the files of an app into a new folder, and returns the folder. */
export async function writeApp(files: Readonly<Record<string, string>>): Promise<string> {
  // A space, because folders of users have them.
  const root = await mkdtemp(join(tmpdir(), 'wix app-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  return root;
}

/** Reads the calls of an app with these files. */
export async function callsIn(files: Readonly<Record<string, string>>): Promise<AppCalls> {
  return readCalls(await readAppSource(await writeApp(files)));
}

/** Lists the uses of packages that lead to no other use, as `specifier names:line`. */
export function endsOf({ packages }: AppCalls): string[] {
  return packages
    .filter(({ isFollowed }) => !isFollowed)
    .map(({ specifier, names, line }) => `${specifier} ${names.join('.')}:${line}`);
}

/** Says for each file of an app where it runs. */
export async function rolesIn(
  files: Readonly<Record<string, string>>,
): Promise<Record<string, { runsIn: readonly string[]; reasons: readonly string[] }>> {
  const root = await writeApp(files);
  const source = await readAppSource(root);
  const roles = whereFilesRun(source, readCalls(source).extensions);
  return Object.fromEntries([...roles].map(([file, role]) => [relativePath(root, file), role]));
}

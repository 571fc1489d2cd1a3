import { execFile } from 'node:child_process';
import { copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('.', import.meta.url));
const lock = path.join(root, 'package-lock.json');

/** A copy of the lock file that the last installation followed. */
const installed = path.join(root, 'node_modules/.installed-lock.json');

/** Installs the legacy CLI, 200 MB, unless it is there in the version of the lock file. */
export default async function setup(): Promise<void> {
  if ((await read(installed)) === (await read(lock))) return;
  await promisify(execFile)('npm', ['ci'], { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  await copyFile(lock, installed);
}

async function read(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

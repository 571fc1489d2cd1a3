import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const COMMAND = 'redis-server';

/**
 * Finds the Redis server of this machine, and installs Debian's if there is none.
 * @returns The path of its executable.
 * @throws {Error} If there is none and none can be installed. The message says what to do.
 */
export async function findRedis(): Promise<string> {
  const found = await findInstalled();
  if (found) return found;
  const failure = await install();
  const installed = await findInstalled();
  if (installed) return installed;
  throw new Error(
    `The tests of the shared cache need ${COMMAND}, and none was found or could be installed. Install Redis.${failure}`,
  );
}

async function findInstalled(): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)) {
    const file = path.join(folder, COMMAND);
    if (await isExecutable(file)) return file;
  }
  return undefined;
}

/** Installs Debian's package, which needs root; returns why that failed. */
async function install(): Promise<string> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return '';
  try {
    for (const args of [['update'], ['install', '-y', COMMAND]]) {
      console.warn(`No Redis was found: running apt-get ${args.join(' ')}`);
      await run('apt-get', args, { timeout: 240_000, maxBuffer: 64 * 1024 * 1024 });
    }
    return '';
  } catch (error) {
    return `\n${error instanceof Error ? error.message : String(error)}`;
  }
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

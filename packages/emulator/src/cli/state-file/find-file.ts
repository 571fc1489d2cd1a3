import { readlink, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { errorCode } from './replace-file.js';

/**
 * Finds the file that a path means, by following symbolic links. Neither the file nor its folder need
 * exist.
 * @throws {Error} If the links form a circle, or a part of the path is a file.
 */
export async function findFile(path: string): Promise<string> {
  const real = await unlessMissing(realpath(path));
  if (real !== undefined) return real;
  const linked = await unlessMissing(readlink(path));
  if (linked !== undefined) return findFile(resolve(dirname(path), linked));
  return join(await findFile(dirname(path)), basename(path));
}

async function unlessMissing(found: Promise<string>): Promise<string | undefined> {
  try {
    return await found;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

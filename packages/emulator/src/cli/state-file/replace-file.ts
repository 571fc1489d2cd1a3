import { constants, type Stats } from 'node:fs';
import * as nodeFiles from 'node:fs/promises';
import { dirname } from 'node:path';

/** The file system, of which a test may replace a part. */
export type Files = Pick<
  typeof nodeFiles,
  'access' | 'copyFile' | 'open' | 'rename' | 'rm' | 'stat'
>;

/** What tells one version of a file from another. */
export type FileVersion = Pick<Stats, 'ino' | 'mtimeMs' | 'size'>;

/** Options of {@link replaceFile}. */
export interface ReplaceOptions {
  /** The version that may be replaced; `undefined` if there should be no file. */
  readonly expected: FileVersion | undefined;
  /** Writes the content. */
  readonly fill: (write: (text: string) => Promise<void>) => Promise<void>;
  /** Called after another version than the expected one was copied to `copy`. */
  readonly onCopy: (copy: string) => void;
  /** Default: Node's. */
  readonly files?: Files;
}

/**
 * Replaces a file in one step. A reader gets the old content or the new content, even if this process
 * is killed or the computer loses power. Its owner and permissions stay.
 * @param path The file, not a link to it. It need not exist.
 * @returns The new version; `undefined` if another program has removed it at once.
 * @throws {Error} If a step fails. The file is then the same as before.
 */
export async function replaceFile(
  path: string,
  { expected, fill, onCopy, files = nodeFiles }: ReplaceOptions,
): Promise<FileVersion | undefined> {
  const before = await statIfAny(path, files);
  // Renaming a file replaces a read-only file without an error.
  if (before) await files.access(path, constants.W_OK);
  // One process at a time writes the file, so a draft is a leftover of a process that was killed.
  const draft = `${path}.wix-emulator-draft`;
  await files.rm(draft, { force: true });
  try {
    await writeDraft(draft, { before, fill, files });
    const current = await statIfAny(path, files);
    if (current && !isSame(current, expected)) {
      await files.copyFile(path, `${path}.other`);
      onCopy(`${path}.other`);
    }
    await files.rename(draft, path);
    await syncFolder(dirname(path), files);
    return await statIfAny(path, files);
  } catch (error) {
    await files.rm(draft, { force: true }).catch(() => {});
    throw error;
  }
}

/** Returns the facts of a file; `undefined` if there is no such file. */
async function statIfAny(path: string, files: Files): Promise<Stats | undefined> {
  try {
    return await files.stat(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The code of an error of the file system, for example `ENOENT`. */
export function errorCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

async function writeDraft(
  draft: string,
  {
    before,
    fill,
    files,
  }: { before: Stats | undefined; fill: ReplaceOptions['fill']; files: Files },
): Promise<void> {
  const handle = await files.open(draft, 'wx');
  try {
    if (before) {
      // Only a privileged process may give a file to another user.
      await handle.chown(before.uid, before.gid).catch(() => {});
      await handle.chmod(before.mode & 0o7777);
    }
    await fill((text) => handle.appendFile(text));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a rename last. Windows cannot open a folder, and some file systems cannot sync it. */
async function syncFolder(path: string, files: Files): Promise<void> {
  const folder = await files.open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

function isSame(current: FileVersion, expected: FileVersion | undefined): boolean {
  return (
    current.ino === expected?.ino &&
    current.mtimeMs === expected.mtimeMs &&
    current.size === expected.size
  );
}

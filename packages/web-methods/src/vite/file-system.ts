import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';

/** The functions of the file system that the guard needs. */
export interface FileSystem {
  /**
   * Follows the symbolic links of a path. If the path does not exist, follows those of its existing
   * folders.
   * @param file An absolute path.
   */
  realPath(file: string): string;
  /**
   * Whether two names in a folder that differ only in case are the same file, as by default on
   * macOS and Windows.
   * @param folder An absolute path. Its name shows it, because the folders above may be on another
   * file system, such as those of `/mnt/c` in WSL.
   */
  ignoresCase(folder: string): boolean;
}

/** The file system of this computer. */
export const nodeFileSystem: FileSystem = {
  realPath(file) {
    try {
      return realpathSync.native(file);
    } catch {
      const folder = path.dirname(file);
      return folder === file
        ? file
        : path.join(nodeFileSystem.realPath(folder), path.basename(file));
    }
  },
  ignoresCase(folder) {
    try {
      const here = statSync(folder);
      const there = statSync(path.join(path.dirname(folder), swapCase(path.basename(folder))));
      return here.dev === there.dev && here.ino === there.ino;
    } catch {
      return false;
    }
  },
};

/** Whether a path leads to a file. */
export function isFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function swapCase(text: string): string {
  return text.replace(/\p{L}/gu, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}

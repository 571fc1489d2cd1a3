import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { normalizePath } from 'vite';
import { PACKAGE_NAME } from '../consts.js';
import { type FileSystem, nodeFileSystem } from './file-system.js';
import { fileOf, hasUnknownEnding, WEB_MODULE, webModuleName } from './web-module.js';

/**
 * The kind of a server file that a frontend reaches. `web-module`: a file that stubs replace.
 * `server-only`: a file of `src/backend`. `unknown-ending`: a file such as `a.web.tsx`. `outside`:
 * a web module outside of `src`, where no call finds it.
 */
export type ServerFileKind = 'web-module' | 'server-only' | 'unknown-ending' | 'outside';

/** The prefix of the id that replaces a refused file until the build fails. */
const REFUSED = `\0${PACKAGE_NAME}/refused:`;

/** Returns the id of the module that replaces a refused file. */
export function refusedId(file: string): string {
  return REFUSED + file;
}

/** Recognizes the files of an app that run on the server, by any path that leads to them. */
export class ServerFiles {
  /** The app's `src`, with its symbolic links followed. */
  readonly srcDir: string;
  readonly #srcDirs: readonly string[];
  readonly #backendDirs: readonly string[];
  readonly #fileSystem: FileSystem;
  readonly #ignoresCase: boolean;

  /**
   * @param srcDir The app's `src`, absolute.
   * @param fileSystem The file system that contains the files. Default: the file system of this
   * computer.
   */
  constructor(srcDir: string, fileSystem: FileSystem = nodeFileSystem) {
    this.#fileSystem = fileSystem;
    this.#ignoresCase = fileSystem.ignoresCase(srcDir);
    this.srcDir = normalizePath(fileSystem.realPath(srcDir));
    const srcDirs = [this.srcDir, normalizePath(path.resolve(srcDir))];
    const backendDirs = srcDirs.map((dir) => path.posix.join(dir, 'backend'));
    backendDirs.push(normalizePath(fileSystem.realPath(path.join(srcDir, 'backend'))));
    this.#srcDirs = srcDirs.map((dir) => this.#comparable(dir));
    this.#backendDirs = backendDirs.map((dir) => this.#comparable(dir));
  }

  /**
   * Returns the kind of a file, by its real path and by the given path.
   * @param id The id of a module, or an absolute path.
   * @returns The kind; `undefined` for a file that a frontend may contain.
   */
  kindOf(id: string): ServerFileKind | undefined {
    if (id.startsWith(REFUSED)) return 'server-only';
    for (const file of filePathsOf(id)) {
      const kind = this.#kindOfFile(file);
      if (kind !== undefined) return kind;
    }
    return undefined;
  }

  /** Returns the name of a web module by its real path; `undefined` for any other file. */
  webModuleName(id: string): string | undefined {
    const [file = id] = filePathsOf(id);
    return webModuleName(this.#realPath(file), this.srcDir);
  }

  /** Returns the real path of a module's file. */
  fileOf(id: string): string {
    const [file = id] = filePathsOf(id);
    return this.#realPath(file);
  }

  /**
   * Returns a file's path for messages: relative to the project's folder if the file is inside it.
   */
  display(id: string): string {
    const plain = id
      .replace(REFUSED, '')
      .replace(/^\0+/, '')
      .replace(/[?#].*$/s, '');
    const file = this.kindOf(plain) === undefined ? plain : path.resolve(plain);
    const relative = path.posix.relative(path.posix.dirname(this.srcDir), normalizePath(file));
    return relative.startsWith('../') || !path.isAbsolute(file) ? file : relative;
  }

  #kindOfFile(file: string): ServerFileKind | undefined {
    const real = this.#realPath(file);
    if (webModuleName(real, this.srcDir) !== undefined) return 'web-module';
    const paths = [file, real];
    const inSrc = paths.filter((one) => this.#isInside(one, this.#srcDirs));
    if (inSrc.some(hasUnknownEnding)) return 'unknown-ending';
    if (paths.some((one) => this.#isInside(one, this.#backendDirs))) return 'server-only';
    // A path that looks like a web module, but is a symbolic link to another file of src.
    if (inSrc.some((one) => WEB_MODULE.test(one)) && inSrc.includes(real)) return 'server-only';
    // Fail closed: the code of the file would ship, because no stub can replace it. Packages in
    // `node_modules` may use the ending.
    const isStray = paths.some((one) => WEB_MODULE.test(one)) && !real.includes('/node_modules/');
    return isStray ? 'outside' : undefined;
  }

  #realPath(file: string): string {
    return normalizePath(this.#fileSystem.realPath(file));
  }

  #isInside(file: string, folders: readonly string[]): boolean {
    const comparable = this.#comparable(file);
    return folders.some((folder) => comparable === folder || comparable.startsWith(`${folder}/`));
  }

  #comparable(file: string): string {
    const normal = normalizePath(file);
    // Converted twice, because the upper case of some letters has a different lower case.
    return this.#ignoresCase ? normal.normalize('NFC').toUpperCase().toLowerCase() : normal;
  }
}

/**
 * Lists the files that an id may refer to, the most likely first. A query or fragment only says how
 * to load a file, but `?` and `#` may also be part of its path. Vite reads a relative path from the
 * current folder.
 */
function filePathsOf(id: string): string[] {
  const plain = id.replace(/^\0+/, '');
  const file = plain.startsWith('file:') ? pathOfFileUrl(plain) : plain;
  if (file === undefined) return [];
  const cuts = [...file.matchAll(/[?#]/g)].map(({ index }) => file.slice(0, index));
  return [fileOf(file), ...cuts.slice(1), file].map((one) => normalizePath(path.resolve(one)));
}

function pathOfFileUrl(url: string): string | undefined {
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}

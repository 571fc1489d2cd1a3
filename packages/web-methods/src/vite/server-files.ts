import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { normalizePath } from 'vite';
import { PACKAGE_NAME } from '../consts.js';
import { type FileSystem, nodeFileSystem } from './file-system.js';
import { fileOf, hasUnknownEnding, WEB_MODULE, webModuleName } from './web-module.js';

/**
 * What a file is to a frontend that reaches it. `web-module`: stubs stand for it. `server-only`: a
 * file of `src/backend`. `unknown-ending`: a file such as `a.web.tsx`. `outside`: a web module that
 * lies outside of `src`, where no call finds it.
 */
export type ServerFileKind = 'web-module' | 'server-only' | 'unknown-ending' | 'outside';

/** Stands for the module of a file that a frontend asks for, until its build fails. */
const REFUSED = `\0${PACKAGE_NAME}/refused:`;

/** The id of the module that stands for a refused file. */
export function refusedId(file: string): string {
  return REFUSED + file;
}

/** Knows the files of an app that run on the server, by whatever path they are reached. */
export class ServerFiles {
  /** The app's `src`, with its symbolic links followed. */
  readonly srcDir: string;
  readonly #srcDirs: readonly string[];
  readonly #backendDirs: readonly string[];
  readonly #fileSystem: FileSystem;
  readonly #ignoresCase: boolean;

  /**
   * @param srcDir The app's `src`, absolute.
   * @param fileSystem Where the files lie. Default: the file system of this computer.
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
   * Tells what a file is, by its real path and by the path as it stands.
   * @param id The id of a module, or an absolute path.
   * @returns Its kind, or `undefined` for a file that a frontend may have.
   */
  kindOf(id: string): ServerFileKind | undefined {
    if (id.startsWith(REFUSED)) return 'server-only';
    for (const file of filePathsOf(id)) {
      const kind = this.#kindOfFile(file);
      if (kind !== undefined) return kind;
    }
    return undefined;
  }

  /** Names a web module by its real path, or gives `undefined` for any other file. */
  webModuleName(id: string): string | undefined {
    const [file = id] = filePathsOf(id);
    return webModuleName(this.#realPath(file), this.srcDir);
  }

  /** The real path of a module's file. */
  fileOf(id: string): string {
    const [file = id] = filePathsOf(id);
    return this.#realPath(file);
  }

  /** Writes a file's path as messages show it: relative to the project where that is shorter. */
  display(id: string): string {
    const file = id
      .replace(REFUSED, '')
      .replace(/^\0+/, '')
      .replace(/[?#].*$/s, '');
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
    // The path of a web module that leads to another file of src, by a symbolic link.
    if (inSrc.some((one) => WEB_MODULE.test(one)) && inSrc.includes(real)) return 'server-only';
    // Fail closed: as no stub can stand for it, its code would ship. Packages use the ending, too.
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
    // Both ways, as the upper case of some letters has another lower case.
    return this.#ignoresCase ? normal.normalize('NFC').toUpperCase().toLowerCase() : normal;
  }
}

/**
 * The files that an id may stand for, the likeliest first: a query or fragment says only how to
 * load a file, but `?` and `#` may be part of its path.
 */
function filePathsOf(id: string): string[] {
  const plain = id.replace(/^\0+/, '');
  const file = plain.startsWith('file:') ? pathOfFileUrl(plain) : plain;
  if (file === undefined || !path.isAbsolute(file)) return [];
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

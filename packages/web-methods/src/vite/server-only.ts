import path from 'node:path';
import { normalizePath } from 'vite';
import { PACKAGE_NAME } from '../consts.js';
import { fileOf, WEB_MODULE, webModuleName } from './web-module.js';

/** Keeps `src/backend`, apart from its web modules, out of the frontends of one build. */
export class ServerOnlyGuard {
  readonly #srcDir: string;
  /** Who first imported a module, to print the way that led to it. */
  readonly #importers = new Map<string, string>();

  /** @param srcDir The app's `src`, absolute. */
  constructor(srcDir: string) {
    this.#srcDir = normalizePath(srcDir);
  }

  /** Tells whether a module runs on the server: a web module, or any file of `src/backend`. */
  isBackend(id: string): boolean {
    return this.#isServerOnly(id) || webModuleName(id, this.#srcDir) !== undefined;
  }

  /**
   * Notes an import of a frontend and tells what is wrong with it.
   * @param id The imported module.
   * @param importer The importing one; `undefined` for an entry.
   * @returns The error's message with the import chain, or `undefined` if the import is fine.
   */
  check(id: string, importer: string | undefined): string | undefined {
    const file = fileOf(id);
    if (importer !== undefined && !this.#importers.has(file)) {
      this.#importers.set(file, fileOf(importer));
    }
    if (this.#isServerOnly(id)) return this.#serverOnlyMessage(file);
    // Fail closed: as no stub can stand for it, its code would ship. Packages use the ending, too.
    const isStray = WEB_MODULE.test(file) && webModuleName(id, this.#srcDir) === undefined;
    if (isStray && !file.includes('/node_modules/')) {
      return `${PACKAGE_NAME}: ${this.#display(file)} is a web module outside of src, where no call finds it. Move it into src, or give it another ending.`;
    }
  }

  /**
   * Tells what is wrong with a file that a frontend takes as it is, by `new URL()`.
   * @param file The file, absolute.
   * @param importer The module that names it.
   */
  checkAsset(file: string, importer: string): string | undefined {
    const violation = this.check(file, importer);
    return violation ?? (this.isBackend(file) ? this.#serverOnlyMessage(file) : undefined);
  }

  #serverOnlyMessage(file: string): string {
    const chain = this.#chainTo(file).map((module) => this.#display(module));
    return `${PACKAGE_NAME}: ${this.#display(file)} is server-only, and a frontend reaches it:\n  ${chain.join('\n  → ')}\nMove what both sides need to src/shared, or call it through a web method.`;
  }

  #isServerOnly(id: string): boolean {
    const isBackendFile = fileOf(id).startsWith(path.posix.join(this.#srcDir, 'backend/'));
    return isBackendFile && webModuleName(id, this.#srcDir) === undefined;
  }

  #chainTo(file: string): string[] {
    const chain = [file];
    for (
      let importer = this.#importers.get(file);
      importer !== undefined && !chain.includes(importer);
      importer = this.#importers.get(importer)
    ) {
      chain.unshift(importer);
    }
    return chain;
  }

  #display(file: string): string {
    const relative = path.posix.relative(path.posix.dirname(this.#srcDir), file);
    return relative.startsWith('../') ? file : relative;
  }
}

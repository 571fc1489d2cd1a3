import path from 'node:path';
import { normalizePath } from 'vite';
import { PACKAGE_NAME } from '../consts.js';

/** The characters that have another meaning in a URL's path, or that a URL changes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a URL drops some of them
const UNCALLABLE = /[\\%?#\u0000-\u001f\u007f]/;

/** The exports of a module, from which to tell whether it can be a web module. */
export interface ExportNames {
  names: Iterable<string>;
  /** Whether the module has CommonJS exports. */
  isCommonJs: boolean;
}

/**
 * Explains why a module cannot be a web module because of its exports.
 * @param file The module, absolute.
 * @param srcDir The app's `src`, absolute.
 * @returns The error's message, with a remedy; `undefined` if there is no problem.
 */
export function exportProblem(
  { names, isCommonJs }: ExportNames,
  file: string,
  srcDir: string,
): string | undefined {
  const where = displayFile(file, srcDir);
  if (isCommonJs) {
    return `${PACKAGE_NAME}: ${where} exports in the way of CommonJS, which no frontend can import. Write ES module exports in a web module: export const method = webMethod(…).`;
  }
  for (const name of names) {
    if (name === 'then') {
      return `${PACKAGE_NAME}: ${where} exports "then". JavaScript takes a module with such an export for a promise, and everything that loads it would wait for ever. Rename the export.`;
    }
    if (UNCALLABLE.test(name) || name.includes('/') || ['', '.', '..'].includes(name)) {
      return `${PACKAGE_NAME}: ${where} exports ${JSON.stringify(name)}, which no call's path can name. Rename the export, such as to an identifier.`;
    }
  }
  return undefined;
}

/**
 * Explains why no call can name a web module.
 * @param name The web module's name, such as `backend/instance`.
 * @param file The module's file, absolute.
 * @param srcDir The app's `src`, absolute.
 * @returns The error's message, with a remedy; `undefined` if there is no problem.
 */
export function moduleNameProblem(name: string, file: string, srcDir: string): string | undefined {
  if (!UNCALLABLE.test(name)) return undefined;
  const where = displayFile(file, srcDir);
  return `${PACKAGE_NAME}: no call's path can name ${where}. Rename the file or its folder: the name must have no %, ? or # and no backslash.`;
}

/**
 * Returns a file's path for messages: relative to the project's folder if the file is inside it.
 */
export function displayFile(file: string, srcDir: string): string {
  const root = path.posix.dirname(normalizePath(srcDir));
  const relative = path.posix.relative(root, normalizePath(file));
  return relative.startsWith('../') ? file : relative;
}

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { normalizePath, transformWithEsbuild } from 'vite';
import { PACKAGE_NAME } from '../consts.js';
import { displayFile } from './names.js';
import { fileOf } from './web-module.js';

/** The ending of web modules in Velo and in Wix Blocks. */
const JSW = /\.jsw$/;

const JSW_REMEDY =
  'Rename it to .web.js and wrap each function that a frontend calls in webMethod().';

/**
 * Explains why a frontend cannot import a `.jsw` file.
 * @param source The source of the import, as written.
 * @param importer The importing module.
 * @returns The error's message, with a remedy; `undefined` for any other import.
 */
export function jswImportProblem(source: string, importer: string | undefined): string | undefined {
  if (!JSW.test(fileOf(source))) return undefined;
  const by = importer === undefined ? '' : `, which ${fileOf(importer)} imports`;
  return `${PACKAGE_NAME}: ${source}${by}, is no web module here. ${JSW_REMEDY}`;
}

/**
 * Finds the `.jsw` files of the backend, which are not served.
 * @param srcDir The app's `src`, absolute.
 * @returns A warning for each file.
 */
export function jswWarnings(srcDir: string): string[] {
  return filesBelow(path.join(srcDir, 'backend'))
    .filter((file) => JSW.test(file))
    .map((file) => `${PACKAGE_NAME}: nothing serves ${displayFile(file, srcDir)}. ${JSW_REMEDY}`);
}

/**
 * Whether a module reads `BASE_API_URL`, which the legacy CLI sets and Astro doesn't.
 * @param code The module's source.
 * @param id The module's id.
 */
export async function readsBaseApiUrl(code: string, id: string): Promise<boolean> {
  const isRead = (text: string) =>
    /\bBASE_API_URL\b/.test(text) && /\bimport\.meta\.env\b/.test(text);
  if (!isRead(code)) return false;
  try {
    // esbuild removes the comments.
    return isRead((await transformWithEsbuild(code, fileOf(id), { sourcemap: false })).code);
  } catch {
    // The module is not a script, but for example a component of a framework.
    return true;
  }
}

/** The warning for a module that reads `BASE_API_URL`. */
export function baseApiUrlWarning(id: string, srcDir: string): string {
  return `${PACKAGE_NAME}: ${displayFile(fileOf(id), srcDir)} reads import.meta.env.BASE_API_URL, which is undefined here. Call an endpoint of the app by new URL('/api/…', import.meta.url), or a web method by importing it.`;
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((entry) => normalizePath(path.join(folder, entry)));
  } catch {
    // The folder need not exist.
    return [];
  }
}

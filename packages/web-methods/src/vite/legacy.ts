import { readdirSync } from 'node:fs';
import path from 'node:path';
import { normalizePath, transformWithEsbuild } from 'vite';
import { PACKAGE_NAME } from '../consts.js';
import { displayFile } from './names.js';
import { fileOf } from './web-module.js';

/** The ending of a web module of Velo and of Wix Blocks. */
const JSW = /\.jsw$/;

const JSW_REMEDY =
  'Rename it to .web.js and wrap each function that a frontend calls in webMethod().';

/**
 * Tells what to do about a frontend's import of a `.jsw` file.
 * @param source What is imported, as it is written.
 * @param importer Who imports it.
 * @returns `undefined` for any other import.
 */
export function jswImportProblem(source: string, importer: string | undefined): string | undefined {
  if (!JSW.test(fileOf(source))) return undefined;
  const by = importer === undefined ? '' : `, which ${fileOf(importer)} imports`;
  return `${PACKAGE_NAME}: ${source}${by}, is no web module here. ${JSW_REMEDY}`;
}

/**
 * Finds the `.jsw` files of the backend, which nothing would serve.
 * @param srcDir The app's `src`, absolute.
 * @returns A warning for each.
 */
export function jswWarnings(srcDir: string): string[] {
  return filesBelow(path.join(srcDir, 'backend'))
    .filter((file) => JSW.test(file))
    .map((file) => `${PACKAGE_NAME}: nothing serves ${displayFile(file, srcDir)}. ${JSW_REMEDY}`);
}

/**
 * Tells whether a module reads `BASE_API_URL`, which the legacy CLI sets and Astro doesn't.
 * @param code The module's source.
 * @param id The module's id.
 */
export async function readsBaseApiUrl(code: string, id: string): Promise<boolean> {
  const isRead = (text: string) =>
    /\bBASE_API_URL\b/.test(text) && /\bimport\.meta\.env\b/.test(text);
  if (!isRead(code)) return false;
  try {
    // Without its comments.
    return isRead((await transformWithEsbuild(code, fileOf(id), { sourcemap: false })).code);
  } catch {
    // No script, such as a component of a framework.
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
    // There need not be such a folder.
    return [];
  }
}

import path from 'node:path';
import { PACKAGE_NAME } from '../consts.js';
import { displayFile } from './names.js';
import { fileOf, findWebModules, WEB_MODULE } from './web-module.js';

/** How many web modules to list. */
const MAX_LISTED = 20;

/** The end of an import of a web module, with or without the file's ending. */
const LIKE_WEB_MODULE = /\.web(?:\.[cm]?[jt]s)?$/;

/**
 * Explains that there is no such web module, and lists those that exist as the importer can write them.
 * @param source The source of an import that resolves to nothing.
 * @param importer The importing module, absolute.
 * @param srcDir The app's `src`, absolute.
 * @returns The error's message; `undefined` for an import of anything else.
 */
export function missingModuleProblem(
  source: string,
  importer: string,
  srcDir: string,
): string | undefined {
  if (!LIKE_WEB_MODULE.test(source) || !source.startsWith('.')) return undefined;
  const folder = path.posix.dirname(fileOf(importer));
  const found = [...findWebModules(srcDir).values()].map((file) => importPath(folder, file));
  const more = found.length > MAX_LISTED ? ', …' : '';
  const listed = found.slice(0, MAX_LISTED).join(', ') + more;
  const what = `there is no web module "${source}", which ${displayFile(fileOf(importer), srcDir)} imports`;
  const remedy = found.length > 0 ? `There is: ${listed}` : 'The app has no web modules';
  return `${PACKAGE_NAME}: ${what}. ${remedy}.`;
}

function importPath(folder: string, file: string): string {
  const relative = path.posix.relative(folder, file).replace(WEB_MODULE, '.web');
  return relative.startsWith('.') ? relative : `./${relative}`;
}

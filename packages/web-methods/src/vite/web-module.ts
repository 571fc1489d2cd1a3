import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { normalizePath } from 'vite';
import { PACKAGE_NAME } from '../consts.js';

/** The ending of a web module's file. */
export const WEB_MODULE = /\.web\.(?:ts|js|mts|mjs)$/;

/** An ending that looks like a web module's, supported or not, such as `.web.tsx` or `.WEB.ts`. */
const LIKE_WEB_MODULE = /\.web\.[cm]?[jt]sx?$/i;

/** Whether a file looks like a web module, but has an ending for which there are no stubs. */
export function hasUnknownEnding(file: string): boolean {
  return LIKE_WEB_MODULE.test(file) && !WEB_MODULE.test(file);
}

/**
 * Writes the message for a file with an unsupported ending such as `.web.tsx`.
 * @param file The file's path for messages.
 */
export function unknownEndingMessage(file: string): string {
  const renamed = file.replace(LIKE_WEB_MODULE, (ending) => {
    const language = /jsx?$/i.test(ending) ? 'js' : 'ts';
    return `.web.${language}`;
  });
  return `${PACKAGE_NAME}: ${file} is no web module, as web modules end in .web.ts, .web.js, .web.mts or .web.mjs. Rename it to ${path.posix.basename(renamed)}, or give it an ending without ".web".`;
}

/**
 * Returns the name that makes a file a web module, such as `instance.web.ts`.
 * @param file The file's path, without the ending of a web module.
 */
export function nameAsWebModule(file: string): string {
  const ending = /\.[cm]?[jt]sx?$/;
  const language = /jsx?$/.test(file) ? 'js' : 'ts';
  return `${path.posix.basename(file).replace(ending, '')}.web.${language}`;
}

/**
 * Returns the name of a web module: its path below `src` without its `.web.*` ending, such as
 * `backend/instance`.
 * @param id A module's id in Vite: an absolute path, possibly with a query.
 * @param srcDir The app's `src`, absolute.
 * @returns The name; `undefined` for any other module.
 */
export function webModuleName(id: string, srcDir: string): string | undefined {
  const file = fileOf(id);
  const relative = path.posix.relative(normalizePath(srcDir), file);
  if (!WEB_MODULE.test(file) || relative.startsWith('../')) return undefined;
  return relative.replace(WEB_MODULE, '');
}

/** The path of a module's file: its id without the query, which only says how to load it. */
export function fileOf(id: string): string {
  return normalizePath(id.replace(/[?#].*$/s, ''));
}

/**
 * Checks that no file of an app looks like a web module without being one.
 * @param srcDir The app's `src`, absolute.
 * @throws {Error} If a file has an unknown ending such as `.web.tsx`.
 */
export function checkEndings(srcDir: string): void {
  if (!existsSync(srcDir)) return;
  const entries = readdirSync(srcDir, { recursive: true, encoding: 'utf8' }).map(normalizePath);
  const file = entries.find(hasUnknownEnding);
  if (file !== undefined) throw new Error(unknownEndingMessage(path.posix.join('src', file)));
}

/**
 * Finds the web modules of an app.
 * @param srcDir The app's `src`, absolute.
 * @returns The absolute paths of the web modules by name, in a stable order.
 * @throws {Error} If two files have the same module name, such as `a.web.ts` and `a.web.js`, or if
 * a file has an unknown ending such as `.web.tsx`.
 */
export function findWebModules(srcDir: string): Map<string, string> {
  checkEndings(srcDir);
  const modules = new Map<string, string>();
  for (const entry of readdirSync(srcDir, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = normalizePath(path.join(srcDir, entry));
    const name = webModuleName(file, srcDir);
    if (name === undefined) continue;
    const other = modules.get(name);
    if (other) {
      throw new Error(
        `Two web modules claim the name "${name}": ${other} and ${file}. Rename one of them.`,
      );
    }
    modules.set(name, file);
  }
  return modules;
}

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { normalizePath } from 'vite';

/** The ending of a web module's file. */
export const WEB_MODULE = /\.web\.(?:ts|js|mts|mjs)$/;

/**
 * Names a web module: its path below `src` without its `.web.*` ending, such as `backend/instance`.
 * @param id A module's id as Vite has it: an absolute path, possibly with a query.
 * @param srcDir The app's `src`, absolute.
 * @returns The name, or `undefined` for any other module.
 */
export function webModuleName(id: string, srcDir: string): string | undefined {
  const file = fileOf(id);
  const relative = path.posix.relative(normalizePath(srcDir), file);
  if (!WEB_MODULE.test(file) || relative.startsWith('../')) return undefined;
  return relative.replace(WEB_MODULE, '');
}

/** The path of a module's file: its id without the query, which only says how to load it. */
export function fileOf(id: string): string {
  return normalizePath(id.replace(/[?#].*$/, ''));
}

/**
 * Finds the web modules of an app.
 * @param srcDir The app's `src`, absolute.
 * @returns Their files by name, absolute, in a stable order.
 * @throws {Error} If two files claim one name, such as `a.web.ts` and `a.web.js`.
 */
export function findWebModules(srcDir: string): Map<string, string> {
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

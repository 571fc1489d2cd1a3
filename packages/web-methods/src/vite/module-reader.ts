import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseAstAsync, transformWithEsbuild } from 'vite';
import { type ModuleExports, readExports } from './exports.js';
import type { Kind } from './kind.js';
import { exportProblem } from './names.js';
import { fileOf, webModuleName } from './web-module.js';

/** Finds the file of an import; `null` if there is none. */
export type Resolve = (source: string, importer: string) => Promise<{ id: string } | null>;

/** The exports of a web module, including those that it re-exports from other files. */
export interface WebModule {
  /** The kind of each export, by its name. */
  kinds: Map<string, Kind>;
  /** The ids of the web modules that it re-exports with `export *`. */
  reexports: string[];
  /** The sources of `export *` that cannot be read, such as packages. */
  unread: string[];
  /** All files that the result depends on. */
  files: Set<string>;
}

/** The endings of the files that can be read, with the loader of each. */
const LOADERS: Record<string, 'ts' | 'tsx' | 'js' | 'jsx'> = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.cts': 'ts',
  '.tsx': 'tsx',
  '.js': 'js',
  '.mjs': 'js',
  '.cjs': 'js',
  '.jsx': 'jsx',
};

/**
 * Reads the exports of a web module, without running it. It follows re-exports of other files of
 * the project.
 * @param file The web module, absolute.
 * @param srcDir The app's `src`, absolute.
 * @param resolve Finds the files of imports.
 * @throws {Error} If no frontend could call the module's exports.
 */
export async function readWebModule(
  file: string,
  srcDir: string,
  resolve: Resolve,
): Promise<WebModule> {
  const read = new Map<string, Promise<ModuleExports>>();
  const exportsOf = (id: string) => {
    const known = read.get(id) ?? readFileExports(id);
    read.set(id, known);
    return known;
  };
  const { isCommonJs } = await exportsOf(file);
  const follower: Follower = { srcDir, resolve, exportsOf };
  const { kinds, reexports, unread } = await follow(file, follower, []);
  const problem = exportProblem({ names: kinds.keys(), isCommonJs }, file, srcDir);
  if (problem) throw new Error(problem);
  return { kinds, reexports, unread, files: new Set(read.keys()) };
}

interface Follower {
  srcDir: string;
  resolve: Resolve;
  exportsOf: (file: string) => Promise<ModuleExports>;
}

/** @param trail The files that led to this one. Files may re-export each other. */
async function follow(
  file: string,
  follower: Follower,
  trail: readonly string[],
): Promise<Omit<WebModule, 'files'>> {
  const { srcDir, resolve, exportsOf } = follower;
  const { kinds: own, imported, starSources } = await exportsOf(file);
  const kinds = new Map(own);
  const reexports: string[] = [];
  const unread: string[] = [];
  const here = [...trail, file];
  const find = async (source: string) => {
    const id = (await resolve(source, file))?.id;
    return id !== undefined && isReadable(id) ? id : undefined;
  };

  for (const [name, from] of imported) {
    const id = await find(from.source);
    if (id === undefined || here.includes(id)) continue;
    const kind = (await follow(id, follower, here)).kinds.get(from.imported);
    if (kind !== undefined) kinds.set(name, kind);
  }
  for (const source of starSources) {
    const id = await find(source);
    if (id === undefined) unread.push(source);
    else if (webModuleName(id, srcDir) !== undefined) reexports.push(id);
    else if (!here.includes(id)) {
      const other = await follow(id, follower, here);
      reexports.push(...other.reexports);
      unread.push(...other.unread);
      for (const [name, kind] of other.kinds) {
        // A module's own exports take precedence over its re-exports.
        if (name !== 'default' && !kinds.has(name)) kinds.set(name, kind);
      }
    }
  }
  return { kinds, reexports, unread };
}

/** Reads the exports of a file, without those that it re-exports with `export *`. */
export async function readFileExports(file: string): Promise<ModuleExports> {
  const source = await readFile(file, 'utf8');
  const loader = LOADERS[path.extname(file)] ?? 'js';
  const { code } = await transformWithEsbuild(source, file, { loader, sourcemap: false });
  return readExports(await parseAstAsync(code));
}

/** Whether a module is a file of the project that can be read as it is. */
function isReadable(id: string): boolean {
  return (
    path.isAbsolute(id) &&
    fileOf(id) === id &&
    !id.includes('/node_modules/') &&
    path.extname(id) in LOADERS
  );
}

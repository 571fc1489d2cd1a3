import { readdir } from 'node:fs/promises';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { aliasedPaths, type PathAlias, readPathAliases } from './path-aliases.js';
import { readSourceFile, type SourceScript } from './source-script.js';

/** The source of an app, parsed. */
export interface AppSource {
  /** The app's folder. */
  readonly root: string;
  /** The scripts by the absolute path of their file. */
  readonly files: ReadonlyMap<string, readonly SourceScript[]>;
  /** For each HTML template, the files of its scripts. */
  readonly scriptSources: ReadonlyMap<string, readonly string[]>;
  /** The names of paths that imports may use. */
  readonly aliases: readonly PathAlias[];
  /** The files that could not be read as a whole, with the reason. */
  readonly unread: readonly { readonly file: string; readonly reason: string }[];
}

const EXTENSIONS = ['.ts', '.tsx', '.js', '.jsx', '.mts', '.mjs', '.cts', '.cjs', '.astro'];

/** The endings of components and pages that may have calls, in languages that are not read. */
const OTHER_LANGUAGES = ['.vue', '.svelte', '.mdx', '.civet', '.marko'];

/**
 * Reads the scripts in the `src` folder of an app, without its tests.
 * @param root The app's folder.
 */
export async function readAppSource(root: string): Promise<AppSource> {
  const files = new Map<string, readonly SourceScript[]>();
  const scriptSources = new Map<string, readonly string[]>();
  const unread: { file: string; reason: string }[] = [];
  for (const file of await listFiles(join(root, 'src'))) {
    if (OTHER_LANGUAGES.includes(extname(file))) {
      unread.push({
        file: relativePath(root, file),
        reason: `Files with the ending ${extname(file)} are not read.`,
      });
      continue;
    }
    try {
      const source = await readSourceFile(file);
      files.set(file, source.scripts);
      if (source.scriptSources.length > 0) scriptSources.set(file, source.scriptSources);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      unread.push({ file: relativePath(root, file), reason });
    }
  }
  return { root, files, scriptSources, aliases: await readPathAliases(root), unread };
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => isSource(file.slice(folder.length)))
    .sort();
}

function isSource(path: string): boolean {
  const isScript = [...EXTENSIONS, ...OTHER_LANGUAGES, '.html'].includes(extname(path));
  const isTest =
    /\.(test|spec|stories|bench|cy)\.\w+$/.test(path) ||
    ['__tests__', '__mocks__'].some((folder) => path.includes(`${sep}${folder}${sep}`));
  const isForeign = path.includes(`${sep}node_modules${sep}`);
  return isScript && !isTest && !isForeign && !/\.d\.\w+$/.test(path);
}

/**
 * Finds the file of the app that a module specifier names. An alias such as `@/` or `~/` that no
 * configuration explains is taken as the `src` folder.
 * @param from The absolute path of the importing file.
 * @returns The absolute path; `undefined` for packages and for other kinds of file.
 */
export function resolveInApp(
  { root, files, scriptSources, aliases }: AppSource,
  from: string,
  specifier: string,
): string | undefined {
  const path = specifier.replace(/(?<!^)[?#].*$/, '');
  const folders = path.startsWith('.')
    ? [resolve(dirname(from), path)]
    : [
        ...aliasedPaths(aliases, path),
        resolve(root, 'src', path.replace(/^[@~#]?\//, '')),
        resolve(root, path),
      ];
  return folders.flatMap(candidates).find((file) => files.has(file) || scriptSources.has(file));
}

function candidates(path: string): string[] {
  // TypeScript sources are often imported by the name of the compiled file.
  const stem = path.replace(/\.([mc]?)jsx?$/, '.$1');
  return [
    path,
    ...(stem === path ? [] : [`${stem}ts`, `${stem}tsx`]),
    ...EXTENSIONS.map((extension) => path + extension),
    ...EXTENSIONS.map((extension) => join(path, `index${extension}`)),
  ];
}

/** Returns a path as messages show it: relative to the app's folder, with slashes. */
export function relativePath(root: string, file: string): string {
  return relative(root, file).split(sep).join('/');
}

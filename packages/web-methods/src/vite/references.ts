import path from 'node:path';
import { normalizePath, type ResolvedConfig } from 'vite';
import { fileOf } from './web-module.js';

/** The parts of a Vite config that determine the file of a reference. */
export type ReferenceConfig = Pick<ResolvedConfig, 'root' | 'publicDir'> & {
  resolve: Pick<ResolvedConfig['resolve'], 'alias'>;
};

/**
 * Lists the files that a reference may be for, by its path as written. Symbolic links are not
 * followed, and the files need not exist.
 * @param reference The reference as written in the source, such as `./a.png?url` or `@/a.png`.
 * @param importer The id of the module that contains the reference.
 * @param config The config of the build.
 * @returns Absolute paths. For the name of a package, they are not files of the app.
 */
export function referencedFiles(
  reference: string,
  importer: string,
  config: ReferenceConfig,
): string[] {
  const files = [...new Set([reference, decoded(reference)])]
    .flatMap((text) => [text, ...aliased(text, config.resolve.alias)])
    .map((text) => fileOf(text.replace(/^\/@fs\/+/, '/')))
    .filter((file) => file !== '')
    .flatMap((file) => {
      if (!path.isAbsolute(file)) return [path.resolve(path.dirname(fileOf(importer)), file)];
      return [file, ...[config.root, config.publicDir].map((folder) => path.join(folder, file))];
    })
    .map((file) => normalizePath(path.normalize(file)));
  return [...new Set(files)];
}

/**
 * Whether a file is the one that a reference without an ending names: `src/backend.ts` for
 * `src/backend`, though there is a folder with this name.
 */
export function hasOmittedEnding(file: string, reference: string): boolean {
  return fileOf(file).startsWith(`${reference}.`);
}

/** Applies the aliases of a config to a reference, as Vite does. */
export function aliased(reference: string, aliases: ReferenceConfig['resolve']['alias']): string[] {
  return aliases
    .filter(({ find }) =>
      typeof find === 'string' ? reference.startsWith(find) : find.test(reference),
    )
    .map(({ find, replacement }) => reference.replace(find, replacement));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

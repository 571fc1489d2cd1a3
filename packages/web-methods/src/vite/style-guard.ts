import type { ViteDevServer } from 'vite';
import { isFile } from './file-system.js';
import type { Guard, GuardContext } from './guard.js';
import { readStyle, type StyleImport, styleReferences } from './styles.js';
import { fileOf } from './web-module.js';

/**
 * Finds the server files that a style sheet refers to.
 * @param guard The guard of the build, which recognizes server files.
 * @param code The source of the style sheet.
 * @param id The style sheet's id.
 */
export function serverFilesOfStyle(guard: Guard, code: string, id: string): string[] {
  const files = styleReferences(withoutLineComments(code, id)).flatMap((text) => {
    const file = guard.findServerFile(text, id);
    // A name such as `backend/a.css` may also be in a package, or any other text.
    const isOther = file !== undefined && /^\w/.test(text) && !isFile(file);
    return file === undefined || isOther ? [] : file;
  });
  return [...new Set(files)];
}

/** Removes the comments that only the languages of preprocessors have. */
function withoutLineComments(code: string, id: string): string {
  const isPreprocessed = /\.(?:less|s[ac]ss|styl|stylus)$/.test(fileOf(id));
  return isPreprocessed ? code.replace(/(?<=^|[\s;{}])\/\/.*$/gm, ' ') : code;
}

/**
 * Checks an import of a style sheet that Vite reads itself, and the references in the imported
 * file.
 * @param styleImport The import.
 * @param guard The guard of the build, which records the violations.
 * @param server The dev server; `undefined` in a build.
 * @throws {Error} In a dev server, for a server file.
 */
export async function checkStyleImport(
  { file, importer }: StyleImport,
  guard: Guard,
  server: ViteDevServer | undefined,
): Promise<void> {
  // A server style sheet may refer to anything, because it is refused itself.
  if (guard.kindOf(importer) !== undefined) return;
  const refused =
    guard.kindOf(file) === undefined
      ? serverFilesOfStyle(guard, await readStyle(file), file).map((one) => [one, file] as const)
      : [[file, importer] as const];
  guard.noteStyleImport(file, importer, false);
  for (const [one, from] of refused) {
    guard.noteStyleImport(one, from, true);
    if (server) {
      const context = contextOf(server);
      throw new Error(guard.message({ file: one, chain: guard.chainTo(context, from) }));
    }
  }
}

/** Creates a context in which the guard can write an import chain outside of a plugin's hook. */
function contextOf({ environments }: ViteDevServer): GuardContext {
  const { client } = environments;
  return {
    environment: client,
    getModuleIds: () => client.moduleGraph.idToModuleMap.keys(),
    getModuleInfo: () => null,
  };
}

import type { ViteDevServer } from 'vite';
import type { Guard, GuardContext } from './guard.js';
import { readStyle, type StyleImport, styleReferences } from './styles.js';

/**
 * The files of the server that a style sheet refers to.
 * @param guard Knows the files.
 * @param code The source of the style sheet.
 * @param id The style sheet's id.
 */
export function serverFilesOfStyle(guard: Guard, code: string, id: string): string[] {
  const files = styleReferences(code).flatMap((text) => guard.findServerFile(text, id) ?? []);
  return [...new Set(files)];
}

/**
 * Checks an import of a style sheet that Vite reads by itself, and what the imported one refers to.
 * @param styleImport The import.
 * @param guard Notes what a build has to fail for.
 * @param server The dev server, where there is one.
 * @throws {Error} In a dev server, for a file of the server.
 */
export async function checkStyleImport(
  { file, importer }: StyleImport,
  guard: Guard,
  server: ViteDevServer | undefined,
): Promise<void> {
  // A style sheet of the server may have what it wants; it is refused itself.
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

/** What the guard needs to write an import chain without a plugin's context. */
function contextOf({ environments }: ViteDevServer): GuardContext {
  const { client } = environments;
  return {
    environment: client,
    getModuleIds: () => client.moduleGraph.idToModuleMap.keys(),
    getModuleInfo: () => null,
  };
}

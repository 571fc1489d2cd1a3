import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The options of `extensions.event()`, as Wix's templates write them. */
const EVENT = /\bextensions\.event\(\s*\{([^}]*)\}/g;

const option = (options: string, name: string) =>
  new RegExp(`\\b${name}:\\s*(['"])([^'"]+)\\1`).exec(options)?.[2];

/**
 * Finds the sources of the app's event extensions, because the app's manifest only has their ids.
 * @param root The app's folder.
 * @returns The paths in the app by the ids of the extensions. An extension whose options are not
 *   written as literals is missing.
 */
export async function readEventSources(root: string): Promise<ReadonlyMap<string, string>> {
  const srcDir = join(root, 'src');
  const entries = await readdir(srcDir, { recursive: true }).catch((): string[] => []);
  const files = entries.filter((entry) => /\.[cm]?[jt]s$/.test(entry));
  const texts = await Promise.all(
    // A folder may have such a name, too.
    files.map((file) => readFile(join(srcDir, file), 'utf8').catch(() => '')),
  );
  return new Map(
    texts.flatMap((text) =>
      [...text.matchAll(EVENT)].flatMap(([, options = '']): [string, string][] => {
        const id = option(options, 'id');
        const source = option(options, 'source');
        // Paths in builders are relative to `src`.
        return id && source ? [[id, source.replace(/^\.\//, 'src/')]] : [];
      }),
    ),
  );
}

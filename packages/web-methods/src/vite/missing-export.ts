import { PACKAGE_NAME } from '../consts.js';
import type { Kind } from './kind.js';
import { type Resolve, readWebModule } from './module-reader.js';
import { displayFile } from './names.js';

/** The remedy for an export that no frontend can import. */
export const REMEDY =
  'Wrap the function in webMethod(), or move the value to a file outside of src/backend that both sides import. If it is a type, use `import type`.';

/** The names that a frontend imports from a web module. */
export interface ImportedNames {
  names: readonly string[];
  /** The web module, absolute. */
  file: string;
  /** The frontend's module, absolute. */
  importer: string;
  /** The app's `src`, absolute. */
  srcDir: string;
}

/**
 * Explains why a frontend cannot import some names from a web module.
 * @returns The error's message, with the export, the file and a remedy; `undefined` if all names
 * can be imported.
 * @throws {Error} If no frontend could call the module's exports.
 */
export async function missingExportProblem(
  { names, file, importer, srcDir }: ImportedNames,
  resolve: Resolve,
): Promise<string | undefined> {
  const { kinds, unread } = await readOffer(file, srcDir, resolve, new Set());
  for (const name of names) {
    const kind = kinds.get(name);
    if (kind === 'method' || kind === 'unknown') continue;
    const where = displayFile(file, srcDir);
    const what = `"${name}" is not exported by "${where}" to frontends, imported by "${displayFile(importer, srcDir)}"`;
    return `${PACKAGE_NAME}: ${what}. ${reasonFor(name, kinds, unread)}`;
  }
  return undefined;
}

function reasonFor(
  name: string,
  kinds: ReadonlyMap<string, Kind>,
  unread: readonly string[],
): string {
  const kind = kinds.get(name);
  if (kind === 'function') {
    return 'It is a plain function, and frontends can only call web methods. Wrap it in webMethod().';
  }
  if (kind === 'value') {
    return 'It is no web method: a frontend cannot import values of a web module. Move it to a file outside of src/backend that both sides import. Only functions can be wrapped in webMethod().';
  }
  const [source] = unread;
  if (source !== undefined) {
    return `The web module has \`export * from '${source}'\`, whose names cannot be read. Name the export: \`export { ${name} } from '${source}'\`.`;
  }
  const callable = [...kinds].flatMap(([other, of]) =>
    of === 'method' || of === 'unknown' ? [other] : [],
  );
  const offer = callable.length > 0 ? `It offers: ${callable.join(', ')}. ` : '';
  return `The web module exports no such value. ${offer}If "${name}" is a type, use \`import type\`.`;
}

interface Offer {
  kinds: Map<string, Kind>;
  unread: string[];
}

/** Reads the exports of a web module, including its re-exports of other web modules. */
async function readOffer(
  file: string,
  srcDir: string,
  resolve: Resolve,
  seen: Set<string>,
): Promise<Offer> {
  seen.add(file);
  const { kinds, unread, reexports } = await readWebModule(file, srcDir, resolve);
  const offer: Offer = { kinds: new Map(kinds), unread: [...unread] };
  for (const reexport of reexports) {
    if (seen.has(reexport)) continue;
    const other = await readOffer(reexport, srcDir, resolve, seen);
    offer.unread.push(...other.unread);
    for (const [name, kind] of other.kinds) {
      if (name !== 'default' && !offer.kinds.has(name)) offer.kinds.set(name, kind);
    }
  }
  return offer;
}

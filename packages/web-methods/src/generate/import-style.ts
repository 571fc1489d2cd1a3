import path from 'node:path';
import { getTsconfig } from 'get-tsconfig';
import { normalizePath } from 'vite';

/** Writes the specifier with which one file of a project imports another. */
export type Specifier = (importer: string, file: string) => string;

/** The endings that JavaScript has for TypeScript's. */
const COMPILED: Readonly<Record<string, string>> = { '.ts': '.js', '.mts': '.mjs' };

/**
 * Returns how the project writes imports of TypeScript files, from its `tsconfig.json`: with the
 * ending `.ts` if that is allowed, with `.js` if Node's resolution requires an ending, and otherwise
 * without one, as all bundlers understand. Files of JavaScript keep their ending.
 * @param root The project's folder, absolute.
 */
export function importStyle(root: string): Specifier {
  const { compilerOptions = {} } = getTsconfig(root)?.config ?? {};
  const { allowImportingTsExtensions, rewriteRelativeImportExtensions } = compilerOptions;
  const keepsEnding = allowImportingTsExtensions || rewriteRelativeImportExtensions;
  const resolution = compilerOptions.moduleResolution ?? compilerOptions.module ?? '';
  const needsEnding = /^node(?:\d|next)/i.test(resolution);
  return (importer, file) => {
    const relative = normalizePath(path.relative(path.dirname(importer), file));
    const specifier = relative.startsWith('../') ? relative : `./${relative}`;
    const ending = path.extname(specifier);
    const compiled = COMPILED[ending];
    if (compiled === undefined || keepsEnding) return specifier;
    // Without an ending, only `.ts` is found.
    const isNeeded = needsEnding || ending !== '.ts';
    return specifier.slice(0, -ending.length) + (isNeeded ? compiled : '');
  };
}

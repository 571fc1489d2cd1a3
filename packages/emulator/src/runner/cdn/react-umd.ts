import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The path where the emulator serves React for browsers, as Wix's CDN does in production. */
export const REACT_UMD_PATH = '/_wix_emulator/unpkg/';

const require = createRequire(import.meta.url);

// The packages do not export these files, so they are located relative to an exported file.
const folders = {
  'react@18.3.1/umd/': () => dirname(require.resolve('react/package.json')),
  'react-dom@18.3.1/umd/': () => dirname(require.resolve('react-dom/package.json')),
};

const files = new Map(
  (['development', 'production.min'] as const).flatMap((kind) => [
    umd('react@18.3.1/umd/', `react.${kind}.js`),
    umd('react-dom@18.3.1/umd/', `react-dom.${kind}.js`),
  ]),
);

/**
 * Reads one of the builds of React that Wix's pages load from its CDN.
 * @param pathname The path of a URL.
 * @returns The script, or `undefined` if the path does not name one.
 */
export async function readReactUmd(pathname: string): Promise<Buffer<ArrayBuffer> | undefined> {
  const find = files.get(pathname);
  return find && readFile(find());
}

function umd(folder: keyof typeof folders, name: string): [string, () => string] {
  return [REACT_UMD_PATH + folder + name, () => join(folders[folder](), 'umd', name)];
}

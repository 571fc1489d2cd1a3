import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { StaticFile } from './preview/static-files.js';

/** The path where the emulator serves React for browsers, as Wix's CDN does in production. */
export const REACT_UMD_PATH = '/_wix_emulator/unpkg/';

const REACT_UMD = new RegExp(
  String.raw`^${REACT_UMD_PATH}(react|react-dom)@18\.3\.1/umd/(\1\.(?:development|production\.min)\.js)$`,
);

const DESIGN_TOKENS = '@wix/design-system/dist/statics/tokens-studio.global.css';

/** The URL from which the editor's SDK loads the style sheet of Wix's design tokens. */
export const DESIGN_TOKENS_URL = `https://www.unpkg.com/${DESIGN_TOKENS}`;

/** The path where the emulator serves this style sheet. */
export const DESIGN_TOKENS_PATH = `/_wix_emulator/unpkg/${DESIGN_TOKENS}`;

const require = createRequire(import.meta.url);

/**
 * Reads one of the files that Wix's pages load from CDNs.
 * @param pathname The path of a URL.
 * @param root The app's folder.
 * @returns The file, or `undefined` if the path does not name one.
 */
export async function readCdnFile(pathname: string, root: string): Promise<StaticFile | undefined> {
  if (pathname === DESIGN_TOKENS_PATH) {
    return { body: await readDesignTokens(root), contentType: 'text/css' };
  }
  const body = await readReactUmd(pathname);
  return body && { body, contentType: 'text/javascript' };
}

/**
 * Reads one of the builds of React that Wix's pages load from its CDN.
 * @param pathname The path of a URL.
 * @returns The script, or `undefined` if the path does not name one.
 */
export async function readReactUmd(pathname: string): Promise<Buffer<ArrayBuffer> | undefined> {
  const [, name, file] = REACT_UMD.exec(pathname) ?? [];
  if (file === undefined) return undefined;
  // The packages do not export these files, so they are located relative to an exported file.
  const manifest =
    name === 'react'
      ? require.resolve('react/package.json')
      : require.resolve('react-dom/package.json');
  return readFile(join(dirname(manifest), 'umd', file));
}

/** Reads the design tokens of the app's own design system; empty for an app without one. */
async function readDesignTokens(root: string): Promise<Buffer<ArrayBuffer>> {
  try {
    const resolve = createRequire(join(root, 'package.json')).resolve;
    const manifest = resolve('@wix/design-system/package.json');
    return await readFile(join(dirname(manifest), 'dist/statics/tokens-studio.global.css'));
  } catch {
    return Buffer.alloc(0);
  }
}

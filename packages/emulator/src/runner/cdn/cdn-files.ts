import type { StaticFile } from '../preview/static-files.js';
import { DESIGN_TOKENS_PATH, readDesignTokens } from './design-tokens.js';
import { readReactUmd } from './react-umd.js';

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
  const script = await readReactUmd(pathname);
  return script && { body: script, contentType: 'text/javascript' };
}

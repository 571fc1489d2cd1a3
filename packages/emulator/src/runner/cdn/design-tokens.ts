import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const FILE = '@wix/design-system/dist/statics/tokens-studio.global.css';

/** The URL from which the editor's SDK loads the style sheet of Wix's design tokens. */
export const DESIGN_TOKENS_URL = `https://www.unpkg.com/${FILE}`;

/** The path where the emulator serves this style sheet. */
export const DESIGN_TOKENS_PATH = `/_wix_emulator/unpkg/${FILE}`;

/**
 * Reads the design tokens from the app's own design system.
 * @param root The app's folder.
 * @returns The style sheet, which is empty for an app without the design system.
 */
export async function readDesignTokens(root: string): Promise<Buffer<ArrayBuffer>> {
  try {
    const resolve = createRequire(join(root, 'package.json')).resolve;
    const manifest = resolve('@wix/design-system/package.json');
    return await readFile(join(dirname(manifest), 'dist/statics/tokens-studio.global.css'));
  } catch {
    return Buffer.alloc(0);
  }
}

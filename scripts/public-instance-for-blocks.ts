import { readFile } from 'node:fs/promises';
import { stripTypes } from './strip-types.js';

/** The command that writes the file. */
export const blocksCommand = 'npm run examples:blocks';

const source = new URL('../src/backend/public-instance.ts', import.meta.url);

/** Makes `examples/blocks/public-instance.js` from the app's allow-list. */
export async function publicInstanceForBlocks(): Promise<string> {
  const code = stripTypes(await readFile(source, 'utf8'));
  return `// Generated from src/backend/public-instance.ts by \`${blocksCommand}\`, because Blocks takes JavaScript only.\n\n${code}`;
}

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { stripTypes } from './strip-types.js';

test('the allow-list of the Blocks example is that of the app (npm run examples:blocks)', async () => {
  const source = new URL('../src/backend/public-instance.ts', import.meta.url);
  const code = stripTypes(await readFile(source, 'utf8'));
  await expect(
    `// Made of src/backend/public-instance.ts, as Blocks takes JavaScript only: change it there.\n\n${code}`,
  ).toMatchFileSnapshot('../examples/blocks/public-instance.js');
});

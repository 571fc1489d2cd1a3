import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { blocksCommand, publicInstanceForBlocks } from './public-instance-for-blocks.js';

test('`examples/blocks/public-instance.js` is up to date with the app’s allow-list', async () => {
  const file = new URL('../examples/blocks/public-instance.js', import.meta.url);
  const message = `examples/blocks/public-instance.js is out of date: run \`${blocksCommand}\``;
  expect(await readFile(file, 'utf8'), message).toBe(await publicInstanceForBlocks());
});

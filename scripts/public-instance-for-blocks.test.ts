import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { blocksCommand, publicInstanceForBlocks } from './public-instance-for-blocks.js';

test('the allow-list of the Blocks example is generated from the app’s', async () => {
  const file = new URL('../examples/blocks/public-instance.js', import.meta.url);
  const message = `examples/blocks/public-instance.js is out of date: run \`${blocksCommand}\``;
  expect(await readFile(file, 'utf8'), message).toBe(await publicInstanceForBlocks());
});

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { describeMistakes, troubleshootingCommand } from './troubleshooting.js';

test('`docs/troubleshooting.md` has the mistakes that the tests make', async () => {
  const page = await readFile(new URL('../docs/troubleshooting.md', import.meta.url), 'utf8');
  const message = `docs/troubleshooting.md is out of date: run \`${troubleshootingCommand}\``;
  expect(page, message).toBe(describeMistakes());
});

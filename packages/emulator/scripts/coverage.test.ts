import { readFile } from 'node:fs/promises';
import { extensions } from '@wix/astro/builders';
import { expect, test } from 'vitest';
import { createEmulator } from '../src/emulator.js';
import { coverageCommand, describeCoverage } from './coverage.js';
import { extensionKinds } from './extension-kinds.js';
import { refusedOperations } from './refused-operations.js';

const page = new URL('../../../docs/emulator-coverage.md', import.meta.url);

test('`docs/emulator-coverage.md` matches the code', async () => {
  const message = `docs/emulator-coverage.md is out of date: run \`${coverageCommand}\``;
  expect(await readFile(page, 'utf8'), message).toBe(describeCoverage());
});

test('`extensionKinds` has every kind of extension that `@wix/astro/builders` has', () => {
  expect(Object.keys(extensionKinds).sort()).toEqual(Object.keys(extensions).sort());
});

test.each(refusedOperations)(
  'the emulator answers 501 to the refused operation $title and names the request',
  async ({ method, url, grant }) => {
    const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
    const answer = await emulator.fetch(
      new Request(url, { method, body: JSON.stringify({ grantType: grant }) }),
    );
    expect(answer.status).toBe(501);
    expect(await answer.json()).toMatchObject({
      message: expect.stringContaining(
        `${method} ${url}${grant ? ` with the grant "${grant}"` : ''}`,
      ),
    });
  },
);

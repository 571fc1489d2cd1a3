import { readFile } from 'node:fs/promises';
import { extensions } from '@wix/astro/builders';
import { extensions as experimental } from '@wix/astro/builders/experimental';
import { extensions as trusted } from '@wix/astro/builders/trusted';
import { expect, test } from 'vitest';
import { createEmulator } from '../src/emulator.js';
import { extensionKinds } from '../src/model/extension-kinds.js';
import { coverageCommand, describeCoverage } from './coverage.js';
import { refusedOperations } from './refused-operations.js';

const page = new URL('../../../docs/emulator-coverage.md', import.meta.url);

test('`docs/emulator-coverage.md` matches the code', async () => {
  const message = `docs/emulator-coverage.md is out of date: run \`${coverageCommand}\``;
  expect(await readFile(page, 'utf8'), message).toBe(describeCoverage());
});

test('`extensionKinds` has every kind of extension that the builders of `@wix/astro` make', () => {
  const common: Readonly<Record<string, unknown>> = extensions;
  // The trusted entry point repeats most builders of the common one.
  const onlyTrusted = Object.entries(trusted).filter(([key, builder]) => common[key] !== builder);
  const ofEntryPoint = (entryPoint?: 'experimental' | 'trusted') =>
    extensionKinds
      .filter((kind) => kind.entryPoint === entryPoint)
      .map(({ builder }) => builder)
      .sort();
  expect(ofEntryPoint()).toEqual(Object.keys(extensions).sort());
  expect(ofEntryPoint('experimental')).toEqual(Object.keys(experimental).sort());
  expect(ofEntryPoint('trusted')).toEqual(onlyTrusted.map(([key]) => key).sort());
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

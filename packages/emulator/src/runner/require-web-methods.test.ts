import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EmulatorError } from '../util/emulator-error.js';
import { requireWebMethods } from './require-web-methods.js';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'project-'));
});
afterEach(() => rm(root, { recursive: true }));

async function write(file: string): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), '');
}

describe('an app without webMethods()', () => {
  test.each([
    'src/backend/a.web.ts',
    'src/a.web.js',
    'src/features/deep/a.web.mts',
    'src/a.web.tsx',
    'src/a.web.cjs',
    'src/a.WEB.ts',
  ])(
    'requireWebMethods() refuses an app without webMethods() that has %s, and shows the code to add',
    async (file) => {
      await write(file);
      const refused = requireWebMethods(false, root);
      await expect(refused).rejects.toThrow(EmulatorError);
      await expect(refused).rejects.toThrow(`${file} is a web module`);
      await expect(refused).rejects.toThrow("import webMethods from 'wix-astro-web-methods'");
      await expect(refused).rejects.toThrow('integrations: [webMethods(wix()), …]');
    },
  );

  test.each([
    'src/backend/a.ts',
    'src/node_modules/package/a.web.ts',
    'src/logo.web.svg',
    'src/styles.web.css',
    'a.web.ts',
    'tests/a.web.ts',
  ])('requireWebMethods() accepts an app without webMethods() that has only %s', async (file) => {
    await write(file);
    await expect(requireWebMethods(false, root)).resolves.toBeUndefined();
  });

  test('requireWebMethods() accepts an app without webMethods() that has no source folder', async () => {
    await expect(requireWebMethods(false, root)).resolves.toBeUndefined();
  });

  test('requireWebMethods() refuses a web module in another source folder if webMethods() is missing', async () => {
    await write('app/a.web.ts');
    await expect(requireWebMethods(false, root, join(root, 'app'))).rejects.toThrow('app/a.web.ts');
  });
});

test('requireWebMethods() accepts web modules in an app with webMethods()', async () => {
  await write('src/a.web.ts');
  await expect(requireWebMethods(true, root)).resolves.toBeUndefined();
});

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
  ])('that has %s is refused, with what to write', async (file) => {
    await write(file);
    const refused = requireWebMethods(false, root);
    await expect(refused).rejects.toThrow(EmulatorError);
    await expect(refused).rejects.toThrow(`${file} is a web module`);
    await expect(refused).rejects.toThrow("import webMethods from 'wix-astro-web-methods'");
    await expect(refused).rejects.toThrow('integrations: [webMethods(wix()), …]');
  });

  test.each([
    'src/backend/a.ts',
    'src/node_modules/package/a.web.ts',
    'src/logo.web.svg',
    'src/styles.web.css',
    'a.web.ts',
    'tests/a.web.ts',
  ])('that has only %s is let be', async (file) => {
    await write(file);
    await expect(requireWebMethods(false, root)).resolves.toBeUndefined();
  });

  test('that has no source is let be', async () => {
    await expect(requireWebMethods(false, root)).resolves.toBeUndefined();
  });

  test('that has its source in another folder is refused', async () => {
    await write('app/a.web.ts');
    await expect(requireWebMethods(false, root, join(root, 'app'))).rejects.toThrow('app/a.web.ts');
  });
});

test('an app with webMethods() may have web modules', async () => {
  await write('src/a.web.ts');
  await expect(requireWebMethods(true, root)).resolves.toBeUndefined();
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { extensionsFileWarning } from './extensions-file.js';

let root: string;
let srcDir: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'extensions-file-'));
  srcDir = join(root, 'src');
  await mkdir(srcDir);
});
afterEach(() => rm(root, { recursive: true }));

test.each(['extensions.js', 'extensions.mjs', 'extensions.tsx'])(
  'extensionsFileWarning() says that Wix does not read src/%s',
  async (name) => {
    await writeFile(join(srcDir, name), '');
    expect(await extensionsFileWarning(srcDir)).toBe(
      `Wix reads extensions only from ${join('src/extensions.ts')}, so those in ${join('src', name)} are missing. Rename the file.`,
    );
    await writeFile(join(srcDir, 'extensions.ts'), '');
    expect(await extensionsFileWarning(srcDir)).toBeUndefined();
  },
);

test('extensionsFileWarning() accepts an app without extensions, and one without source', async () => {
  await mkdir(join(srcDir, 'extensions'));
  expect(await extensionsFileWarning(srcDir)).toBeUndefined();
  expect(await extensionsFileWarning(join(root, 'other'))).toBeUndefined();
});

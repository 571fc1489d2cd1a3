import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findNewerSource } from './newer-source.js';

const BUILT_AT = 1000;

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'newer-source-'));
  await write('dist/_worker.js/index.js', BUILT_AT);
  await write('src/backend/instance.web.ts', BUILT_AT - 1);
  await write('package.json', BUILT_AT - 1);
});
afterEach(() => rm(root, { recursive: true }));

/** Writes a file with the time of its change, in seconds. */
async function write(name: string, changedAt: number): Promise<void> {
  const path = join(root, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, '');
  await utimes(path, changedAt, changedAt);
}

test.each(['src/backend/instance.web.ts', 'astro.config.mjs', 'wix.config.json', 'package.json'])(
  'findNewerSource() finds %s if it has changed since the build',
  async (name) => {
    expect(await findNewerSource(root)).toBeUndefined();
    await write(name, BUILT_AT + 1);
    expect(await findNewerSource(root)).toBe(join(name));
  },
);

test('findNewerSource() names the newest of several files', async () => {
  await write('src/one.ts', BUILT_AT + 1);
  await write('src/deep/below/two.css', BUILT_AT + 3);
  await write('astro.config.ts', BUILT_AT + 2);
  expect(await findNewerSource(root)).toBe(join('src/deep/below/two.css'));
});

test.each([
  'src/node_modules/a/index.js',
  'src/.cache/a.json',
  'src/backend/instance.test.ts',
  'src/__tests__/helper.ts',
  'README.md',
  'tests/a.ts',
])('findNewerSource() ignores %s, which is not part of a build', async (name) => {
  await write(name, BUILT_AT + 1);
  expect(await findNewerSource(root)).toBeUndefined();
});

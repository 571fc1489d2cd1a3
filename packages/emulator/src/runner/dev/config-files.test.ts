import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isConfigFile, watchConfigFiles } from './config-files.js';

let root: string;
let stop = () => {};

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'wix-emulator-'));
});
afterEach(async () => {
  stop();
  await rm(root, { recursive: true });
});

const write = (name: string, content: string) => writeFile(join(root, name), content);

test('watchConfigFiles() reports the files whose content has changed, and no others', async () => {
  await write('astro.config.mjs', 'export default {};');
  await write('.env', 'A=1');
  const changes: string[] = [];
  stop = await watchConfigFiles(root, (names) => changes.push(...names));
  // None of these is a change of the configuration.
  await write('.env', 'A=1');
  await write('README.md', 'text');
  await write('.env.production', 'A=2');
  await mkdir(join(root, 'other'));
  await write('other/astro.config.mjs', 'export default {};');
  await write('astro.config.mjs', 'export default { output: "server" };');
  await expect.poll(() => changes).toEqual(['astro.config.mjs']);

  // As editors do that write another file first.
  await write('.env.draft', 'A=2');
  await rename(join(root, '.env.draft'), join(root, '.env'));
  await expect.poll(() => changes).toEqual(['astro.config.mjs', '.env']);
  await rm(join(root, '.env'));
  await write('.env.local', 'A=3');
  await expect.poll(() => new Set(changes.slice(2))).toEqual(new Set(['.env', '.env.local']));
});

test.each([
  ['astro.config.ts', true],
  ['below/astro.config.mjs', true],
  ['.env.development.local', true],
  ['package.json', true],
  ['below/package.json', false],
  ['.env.example', false],
  ['src/env.ts', false],
])('isConfigFile() tells whether Astro must not watch %s: %s', (path, expected) => {
  expect(isConfigFile('/app', join('/app', path))).toBe(expected);
});

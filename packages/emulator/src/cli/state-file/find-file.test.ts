import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findFile } from './find-file.js';

let folder: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'wix-emulator-')));
  await mkdir(join(folder, 'real'));
  await symlink('real', join(folder, 'linked'));
});
afterEach(() => rm(folder, { recursive: true }));

test('findFile() follows links to a file and to its folder', async () => {
  await writeFile(join(folder, 'real/state.json'), '');
  await symlink('linked/state.json', join(folder, 'link.json'));
  expect(await findFile(join(folder, 'link.json'))).toBe(join(folder, 'real/state.json'));
});

test('findFile() follows a link to a file that does not exist', async () => {
  await symlink('linked/new/state.json', join(folder, 'link.json'));
  expect(await findFile(join(folder, 'link.json'))).toBe(join(folder, 'real/new/state.json'));
});

test('findFile() accepts a file whose folders do not exist', async () => {
  expect(await findFile(join(folder, 'linked/a/b/c.json'))).toBe(join(folder, 'real/a/b/c.json'));
});

test('findFile() rejects on links in a circle, and on a path through a file', async () => {
  await symlink('two', join(folder, 'one'));
  await symlink('one', join(folder, 'two'));
  await expect(findFile(join(folder, 'one'))).rejects.toThrow('ELOOP');
  await writeFile(join(folder, 'file'), '');
  await expect(findFile(join(folder, 'file/state.json'))).rejects.toThrow('ENOTDIR');
});

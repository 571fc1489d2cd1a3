import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFileSystem } from './file-system.js';

let folder = '';
beforeEach(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), 'file-system-')));
  await mkdir(path.join(folder, 'src'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('ignoresCase() is true if only the part of the file system below a mount ignores letter case', async () => {
  // As on /mnt/c in WSL, where `/MNT/C` does not exist: the link stands for the other letter case.
  await symlink(path.join(folder, 'src'), path.join(folder, 'SRC'));
  expect(nodeFileSystem.ignoresCase(path.join(folder, 'src'))).toBe(true);
});

test('ignoresCase() is false if another letter case is another file, or none', async () => {
  expect(nodeFileSystem.ignoresCase(path.join(folder, 'src'))).toBe(false);
  await mkdir(path.join(folder, 'SRC'));
  expect(nodeFileSystem.ignoresCase(path.join(folder, 'src'))).toBe(false);
});

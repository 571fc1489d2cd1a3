import * as nodeFiles from 'node:fs/promises';
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Files, type ReplaceOptions, replaceFile } from './replace-file.js';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wix-emulator-'));
  path = join(folder, 'state.json');
});
afterEach(() => rm(folder, { recursive: true }));

const replaceWith = async (text: string, options: Partial<ReplaceOptions> = {}) =>
  replaceFile(path, {
    expected: await stat(path).catch(() => undefined),
    fill: (write) => write(text),
    onCopy: () => {},
    ...options,
  });

/** An error as of the file system. */
const fault = (code: string) => Object.assign(new Error(code), { code });

const failing = (code: string) => vi.fn(() => Promise.reject(fault(code)));

/** Node's file system, in which a method of every file that is opened for writing fails. */
const failingHandle = (method: 'appendFile' | 'sync', code: string): Files => ({
  ...nodeFiles,
  async open(...args: Parameters<typeof nodeFiles.open>) {
    const handle = await nodeFiles.open(...args);
    if (args[1] === 'wx') vi.spyOn(handle, method).mockRejectedValue(fault(code));
    return handle;
  },
});

test('replaceFile() creates a file, and replaces one, without leaving anything beside it', async () => {
  const version = await replaceWith('one');
  expect(version).toMatchObject({ size: 3 });
  expect(await readFile(path, 'utf8')).toBe('one');
  await replaceWith('another', { expected: version });
  expect(await readFile(path, 'utf8')).toBe('another');
  expect(await readdir(folder)).toEqual(['state.json']);
});

test('replaceFile() leaves the old content until the new content is complete', async () => {
  await writeFile(path, 'old');
  await replaceWith('', {
    async fill(write) {
      await write('n');
      expect(await readFile(path, 'utf8')).toBe('old');
      await write('ew');
      expect(await readFile(path, 'utf8')).toBe('old');
    },
  });
  expect(await readFile(path, 'utf8')).toBe('new');
});

test('replaceFile() keeps the permissions of the file with any umask', async () => {
  await writeFile(path, 'old', { mode: 0o600 });
  await replaceWith('private');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await nodeFiles.chmod(path, 0o666);
  await replaceWith('public');
  expect((await stat(path)).mode & 0o777).toBe(0o666);
});

test('replaceFile() creates a file with the permissions that the umask allows', async () => {
  await replaceWith('new');
  await writeFile(join(folder, 'usual'), '');
  expect((await stat(path)).mode).toBe((await stat(join(folder, 'usual'))).mode);
});

test('replaceFile() replaces the draft of a process that was killed, and does not follow a link there', async () => {
  const other = join(folder, 'other');
  await writeFile(other, 'stays');
  await symlink(other, `${path}.wix-emulator-draft`);
  await replaceWith('new');
  expect(await readFile(path, 'utf8')).toBe('new');
  expect(await readFile(other, 'utf8')).toBe('stays');
});

describe('replaceFile() with a file system that fails', () => {
  test.each<[string, () => Files]>([
    ['a file that is read-only', () => ({ ...nodeFiles, access: failing('EACCES') })],
    ['a folder that is read-only', () => ({ ...nodeFiles, open: failing('EACCES') })],
    ['a disk that is full', () => failingHandle('appendFile', 'ENOSPC')],
    ['a disk that fails to sync', () => failingHandle('sync', 'EIO')],
    ['a file that cannot be renamed', () => ({ ...nodeFiles, rename: failing('EPERM') })],
  ])('replaceFile() rejects on %s and leaves the file as it was', async (_, files) => {
    await writeFile(path, 'old');
    await expect(replaceWith('new', { files: files() })).rejects.toThrow(/EACCES|ENOSPC|EIO|EPERM/);
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['state.json']);
  });

  test('replaceFile() rejects when making the content fails, and leaves the file as it was', async () => {
    await writeFile(path, 'old');
    const fill = async (write: (text: string) => Promise<void>) => {
      await write('half');
      throw new Error('no more');
    };
    await expect(replaceWith('', { fill })).rejects.toThrow('no more');
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['state.json']);
  });
});

describe('replaceFile() and other programs', () => {
  test('replaceFile() copies a file that another program has changed', async () => {
    await writeFile(path, 'mine');
    const expected = await stat(path);
    await writeFile(path, "another program's");
    const onCopy = vi.fn();
    await replaceWith('mine again', { expected, onCopy });
    expect(onCopy).toHaveBeenCalledExactlyOnceWith(`${path}.other`);
    expect(await readFile(path, 'utf8')).toBe('mine again');
    expect(await readFile(`${path}.other`, 'utf8')).toBe("another program's");
  });

  test('replaceFile() copies a file that appears where there was none', async () => {
    await writeFile(path, "another program's");
    const onCopy = vi.fn();
    await replaceWith('mine', { expected: undefined, onCopy });
    expect(await readFile(`${path}.other`, 'utf8')).toBe("another program's");
  });

  test('replaceFile() creates a file again that another program has deleted', async () => {
    await writeFile(path, 'mine');
    const expected = await stat(path);
    await rm(path);
    await replaceWith('mine again', { expected });
    expect(await readFile(path, 'utf8')).toBe('mine again');
  });
});

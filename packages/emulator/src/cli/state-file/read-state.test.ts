import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EmulatorError } from '../../util/emulator-error.js';
import { readState } from './read-state.js';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wix-emulator-'));
  path = join(folder, 'state.json');
});
afterEach(() => rm(folder, { recursive: true }));

test('readState() returns the state in a file, and the version of the file', async () => {
  await writeFile(path, '{"format":"wix-emulator/1","time":"now"}');
  const { ino, mtimeMs, size } = await stat(path);
  expect(await readState(path, 'state.json')).toMatchObject({
    state: { format: 'wix-emulator/1', time: 'now' },
    version: { ino, mtimeMs, size },
  });
});

test('readState() ignores a byte order mark', async () => {
  await writeFile(path, '\uFEFF{"format":"wix-emulator/1"}');
  expect(await readState(path, 'state.json')).toMatchObject({
    state: { format: 'wix-emulator/1' },
  });
});

test('readState() finds no state in a file that does not exist, or is empty', async () => {
  expect(await readState(path, 'state.json')).toEqual({ state: undefined, version: undefined });
  await writeFile(path, '\n');
  expect(await readState(path, 'state.json')).toMatchObject({
    state: undefined,
    version: { size: 1 },
  });
});

test.each([
  ['{"name":"my-app"}', /^data\/state.json is not a state of wix-emulator.* --state, or delete/],
  ['[]', /^data\/state.json is not a state of wix-emulator/],
  [
    '{"format":"wix-emulator/1","time":',
    /^data\/state.json is not valid JSON: value expected in line 1, column 35. Correct it, name .* --state, or delete it/,
  ],
  ['{"format":"another/1"}', /^data\/state.json is not a state of wix-emulator/],
  [
    '{"format":"wix-emulator/2"}',
    /^data\/state.json has the format wix-emulator\/2, and .* Update wix-emulator, or name another file with --state\.$/,
  ],
])('readState() refuses a file with %s, and leaves it as it is', async (text, message) => {
  await writeFile(path, text);
  const reading = readState(path, 'data/state.json');
  await expect(reading).rejects.toThrow(EmulatorError);
  await expect(reading).rejects.toThrow(message);
  expect(await readFile(path, 'utf8')).toBe(text);
});

test('readState() refuses a folder and a named pipe', async () => {
  await mkdir(path);
  await expect(readState(path, 'data')).rejects.toThrow('data is not a file.');
  if (process.platform === 'win32') return;
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  await expect(readState(pipe, 'pipe')).rejects.toThrow('pipe is not a file.');
});

test('readState() says why it cannot read a path', async () => {
  await writeFile(path, '');
  const below = join(path, 'state.json');
  await expect(readState(below, 'state')).rejects.toThrow(
    'state cannot be read: a part of its path is a file.',
  );
});

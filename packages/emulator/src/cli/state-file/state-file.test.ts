import type { PathLike } from 'node:fs';
import * as nodeFiles from 'node:fs/promises';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { composeEmulator } from '../../emulator.js';
import { defaultSeed } from '../../seed/default-seed.js';
import type { Files } from './replace-file.js';
import { StateFile } from './state-file.js';

const appId = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';
let folder: string;
let path: string;
let opened: StateFile[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wix-emulator-'));
  path = join(folder, 'state.json');
});
afterEach(async () => {
  await Promise.all(opened.map((file) => file.close()));
  opened = [];
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

/** Starts an emulator with a state file, as the commands do. */
async function start(options: { isFresh?: boolean; files?: Files } = {}, at = path) {
  const file = await StateFile.open(at, { name: 'state.json', ...options });
  opened.push(file);
  const { emulator, readSavedState } = composeEmulator({
    appId,
    seed: defaultSeed,
    saved: file.state,
  });
  file.follow(emulator, readSavedState);
  return { emulator, file };
}

/** Renames the site of an instance. */
const rename = ({ emulator }: Awaited<ReturnType<typeof start>>, siteDisplayName: string) =>
  emulator.update('free', ({ site, ...rest }) => ({ ...rest, site: { ...site, siteDisplayName } }));

const nameOf = ({ emulator }: Awaited<ReturnType<typeof start>>) =>
  emulator.instances.free?.site.siteDisplayName;

const savedName = async (at = path) =>
  JSON.parse(await readFile(at, 'utf8')).instances.free.site.siteDisplayName;

test('a state file keeps the state for the next emulator, without the help of `close()`', async () => {
  const first = await start();
  rename(first, 'Bakery');
  first.emulator.clock.advance(5000);
  await expect.poll(() => savedName().catch(() => {})).toBe('Bakery');
  await first.file.close();
  const second = await start();
  expect(nameOf(second)).toBe('Bakery');
  expect(second.emulator.clock.offsetMs).toBe(5000);
  second.emulator.reset();
  expect(nameOf(second)).toBe('Bakery');
});

test('close() saves what is not saved yet', async () => {
  const running = await start();
  rename(running, 'Last');
  expect(await running.file.close()).toBe(true);
  expect(await savedName()).toBe('Last');
});

test('a state from the seed is saved even if nothing changes, and a state from the file is not', async () => {
  const first = await start();
  await first.file.close();
  expect(await savedName()).toBe(nameOf(first));
  const { mtimeMs } = await stat(path);
  const second = await start();
  second.emulator.faults.add({ kind: 'hang' });
  await second.emulator.fetch(new Request('https://www.wixapis.com/unknown'));
  await second.file.close();
  expect((await stat(path)).mtimeMs).toBe(mtimeMs);
});

test('a fresh start ignores the state in the file, and replaces it', async () => {
  const first = await start();
  const seeded = nameOf(first);
  rename(first, 'Bakery');
  await first.file.close();
  const second = await start({ isFresh: true });
  expect(nameOf(second)).toBe(seeded);
  await second.file.close();
  expect(await savedName()).toBe(seeded);
});

test.each([true, false])(
  'a file that is not a state is not replaced (with a fresh start: %s)',
  async (isFresh) => {
    await writeFile(path, '{"name":"my-app"}');
    await expect(start({ isFresh })).rejects.toThrow('state.json is not a state of wix-emulator');
    expect(await readFile(path, 'utf8')).toBe('{"name":"my-app"}');
    // The file is not locked.
    await rm(path);
    await start();
  },
);

test('a second emulator is refused while the first one has the file, also under another path', async () => {
  await start();
  await symlink(folder, `${folder}-link`);
  try {
    for (const at of [path, join(`${folder}-link`, 'state.json')]) {
      await expect(start({}, at)).rejects.toThrow(
        'Another wix-emulator uses state.json. Stop it, or name another file with --state.',
      );
    }
  } finally {
    await rm(`${folder}-link`);
  }
});

test('a state file creates the folders that it needs', async () => {
  const at = join(folder, 'a/b/state.json');
  const { file } = await start({}, at);
  await file.close();
  expect(await savedName(at)).toBeDefined();
});

test('a state file in a place that cannot exist is refused with the reason', async () => {
  await writeFile(path, '');
  await expect(start({}, join(path, 'state.json'))).rejects.toThrow(
    'state.json cannot be used: a part of its path is a file.',
  );
});

test('a symbolic link to the state stays a link, and a file keeps its permissions', async () => {
  await mkdir(join(folder, 'real'));
  const link = join(folder, 'link.json');
  await symlink('real/state.json', link);
  const first = await start({}, link);
  await first.file.close();
  await chmod(join(folder, 'real/state.json'), 0o600);
  const second = await start({}, link);
  rename(second, 'Bakery');
  await second.file.close();
  expect((await lstat(link)).isSymbolicLink()).toBe(true);
  expect(await savedName(join(folder, 'real/state.json'))).toBe('Bakery');
  expect((await stat(link)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(folder, 'real'))).toEqual(['state.json']);
});

test('a file that another program changes is copied and replaced, with a line that says so', async () => {
  const printed = vi.spyOn(console, 'error').mockReturnValue();
  const running = await start();
  await running.file.flush();
  await writeFile(path, 'edited');
  rename(running, 'Bakery');
  await running.file.close();
  expect(await savedName()).toBe('Bakery');
  expect(await readFile(`${path}.other`, 'utf8')).toBe('edited');
  expect(printed.mock.calls).toEqual([
    [expect.stringMatching(/another program has changed state\.json.*copied .*state\.json\.other/)],
  ]);
});

describe('a disk that is full', () => {
  test('the emulator goes on, prints the problem once, and once more when it ends', async () => {
    const printed = vi.spyOn(console, 'error').mockReturnValue();
    let isFull = true;
    const renameUnlessFull = async (from: PathLike, to: PathLike) => {
      if (isFull) throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
      await nodeFiles.rename(from, to);
    };
    const running = await start({ files: { ...nodeFiles, rename: renameUnlessFull } });
    for (const name of ['one', 'two', 'three']) {
      rename(running, name);
      expect(await running.file.flush()).toBe(false);
    }
    expect(printed.mock.calls).toEqual([
      [
        'wix-emulator: state.json could not be saved: the disk is full. The emulator goes on, and tries again.',
      ],
    ]);

    isFull = false;
    expect(await running.file.flush()).toBe(true);
    expect(await savedName()).toBe('three');
    expect(printed).toHaveBeenLastCalledWith('wix-emulator: state.json is saved again.');

    isFull = true;
    rename(running, 'four');
    expect(await running.file.close()).toBe(false);
    expect(printed).toHaveBeenLastCalledWith(
      'wix-emulator: state.json does not have the latest changes.',
    );
    expect(await savedName()).toBe('three');
  });
});

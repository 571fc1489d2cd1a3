import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addressOf, lock, lockAddress } from './lock.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wix-emulator-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('lock() locks a file, which need not exist, until it is unlocked', async () => {
  const path = join(folder, 'state.json');
  const unlock = await lock(path);
  expect(unlock).toBeDefined();
  expect(await lock(path)).toBeUndefined();
  await unlock?.();
  const again = await lock(path);
  expect(again).toBeDefined();
  await again?.();
});

test('lock() locks files apart', async () => {
  const unlocks = await Promise.all(['a.json', 'b.json'].map((name) => lock(join(folder, name))));
  expect(unlocks).not.toContain(undefined);
  await Promise.all(unlocks.map((unlock) => unlock?.()));
});

describe.each<NodeJS.Platform>(['linux', 'darwin'])('a lock as on %s', (platform) => {
  // The address for Linux works on Linux only, and the one for macOS on every Unix.
  test.runIf(process.platform === 'linux')(
    'another process has the lock until it is killed',
    async () => {
      const address = addressOf(`wix-emulator-test-${process.pid}`, platform);
      const script = `require('net').createServer().listen(process.env.ADDRESS.replace('@', '\\0'), () => console.log('locked'))`;
      const child = spawn(process.execPath, ['-e', script], {
        env: { ...process.env, ADDRESS: address.replace('\0', '@') },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      expect(await lockAddress(address)).toBeUndefined();

      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
      const unlock = await lockAddress(address);
      expect(unlock).toBeDefined();
      expect(await lockAddress(address)).toBeUndefined();
      await unlock?.();
    },
  );
});

test('a lock on Windows is a named pipe', () => {
  expect(addressOf('x', 'win32')).toBe('\\\\?\\pipe\\x');
});

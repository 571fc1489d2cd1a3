import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEmulator } from '../../emulator.js';
import { StaticFiles } from './static-files.js';
import { startWorker } from './worker.js';

test('startWorker() leaves no server running if the worker cannot start', async () => {
  const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
  const files = await StaticFiles.in(import.meta.dirname);
  const folder = join(tmpdir(), 'wix-emulator-has-no-such-folder');
  const servers = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap');
  const before = servers();
  await expect(startWorker({ folder, emulator, files })).rejects.toThrow('ENOENT');
  await expect.poll(() => servers()).toEqual(before);
});

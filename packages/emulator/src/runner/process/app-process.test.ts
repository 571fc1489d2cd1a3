import { Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createEmulator } from '../../emulator.js';
import type { CleanUp } from '../../util/clean-up.js';
import { EmulatorError } from '../../util/emulator-error.js';
import { takeProcess } from './app-process.js';

const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
const outside = () => ({
  env: { ...process.env },
  fetch: globalThis.fetch,
  connect: Socket.prototype.connect,
});
let taken: CleanUp | undefined;

afterEach(() => taken?.run());

test('takeProcess() changes the environment, `fetch` and sockets, and its clean-up restores them', async () => {
  const before = outside();
  taken = takeProcess(emulator);
  expect(process.env).toMatchObject(emulator.env);
  expect(globalThis.fetch).not.toBe(before.fetch);
  expect(Socket.prototype.connect).not.toBe(before.connect);
  // Astro sets variables of its own, and those of `.env` files.
  process.env.WIX_EMULATOR_TEST = 'of a .env file';
  delete process.env.PATH;
  await taken.run();
  expect(outside()).toEqual(before);
});

test('takeProcess() throws while the process already runs another app', async () => {
  const first = takeProcess(emulator);
  taken = first;
  expect(() => takeProcess(emulator)).toThrow(EmulatorError);
  await first.run();
  taken = takeProcess(emulator);
  const { fetch } = globalThis;
  await first.run();
  expect(globalThis.fetch).toBe(fetch);
});

import { fileURLToPath } from 'node:url';
import { beforeEach, expect } from 'vitest';
import { wixTest } from './vitest.js';

const test = wixTest({ root: fileURLToPath(new URL('../../..', import.meta.url)) });

/** Why the last test failed that was meant to. */
let failure: string | undefined;
beforeEach(({ onTestFailed }) => {
  onTestFailed(({ task }) => {
    failure = task.result?.errors?.[0]?.message;
  });
});

test('finds the state of its seed, whatever it does to it', ({ emulator }) => {
  expect(emulator.faults.entries).toEqual([]);
  emulator.faults.add({ kind: 'hang' });
});

test('finds it again, after another test of the file', ({ emulator }) => {
  expect(emulator.faults.entries).toEqual([]);
});

test.concurrent
  .fails('refuses a test beside others', ({ emulator }) => {
    expect(emulator.faults.entries).toEqual([]);
  });

test('says of a test beside others what to do', () => {
  expect(failure).toMatch(/^"refuses a test beside others" runs beside other tests/);
});

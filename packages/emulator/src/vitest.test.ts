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

test('wixTest() starts a test with the seeded state, which the test may change', ({ emulator }) => {
  expect(emulator.faults.entries).toEqual([]);
  emulator.faults.add({ kind: 'hang' });
});

test('wixTest() restores the seeded state after another test of the file has changed it', ({
  emulator,
}) => {
  expect(emulator.faults.entries).toEqual([]);
});

test.concurrent
  .fails('refuses a test beside others', ({ emulator }) => {
    expect(emulator.faults.entries).toEqual([]);
  });

test('wixTest() fails a concurrent test with a message that names the test and the reason', () => {
  expect(failure).toMatch(/^"refuses a test beside others" runs beside other tests/);
});

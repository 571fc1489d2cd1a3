import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Autosave } from './autosave.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An autosave of a counter. */
function counterSaved({ takesMs = 0 } = {}) {
  const counter = { now: 0, saved: 0, running: 0, saves: 0 };
  const onFailure = vi.fn<(error: unknown) => void>();
  const onRecovery = vi.fn<() => void>();
  let problem: Error | undefined;
  const autosave = new Autosave({
    async save() {
      const { now } = counter;
      counter.running += 1;
      counter.saves += 1;
      expect(counter.running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, takesMs));
      counter.running -= 1;
      if (problem) throw problem;
      counter.saved = now;
    },
    onFailure,
    onRecovery,
  });
  return {
    counter,
    autosave,
    onFailure,
    onRecovery,
    change() {
      counter.now += 1;
      autosave.changed();
    },
    fail(error: Error | undefined) {
      problem = error;
    },
  };
}

test('Autosave saves many changes at once, at most 100 ms after the first one', async () => {
  const { counter, change } = counterSaved();
  for (let changes = 0; changes < 1000; changes += 1) {
    change();
    if (changes % 20 === 0) await vi.advanceTimersByTimeAsync(1);
  }
  await vi.advanceTimersByTimeAsync(100);
  expect(counter).toMatchObject({ saved: 1000, saves: 1 });
});

test('Autosave saves nothing if nothing has changed', async () => {
  const { counter, autosave } = counterSaved();
  expect(await autosave.flush()).toBe(true);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(counter.saves).toBe(0);
});

test('Autosave saves every change within 500 ms, one save at a time, while a save takes 190 ms', async () => {
  const { counter, change } = counterSaved({ takesMs: 190 });
  const times: number[] = [];
  for (let now = 0; now < 3000; now += 7) {
    change();
    times.push(now);
    await vi.advanceTimersByTimeAsync(7);
    const oldestUnsaved = times[counter.saved];
    if (oldestUnsaved !== undefined) expect(now + 7 - oldestUnsaved).toBeLessThanOrEqual(500);
  }
  await vi.advanceTimersByTimeAsync(500);
  expect(counter.saved).toBe(times.length);
});

test('flush() saves at once, after a save that is under way', async () => {
  const { counter, autosave, change } = counterSaved({ takesMs: 50 });
  change();
  await vi.advanceTimersByTimeAsync(110);
  expect(counter).toMatchObject({ running: 1, saved: 0 });
  change();
  const flushed = autosave.flush();
  await vi.advanceTimersByTimeAsync(100);
  expect(await flushed).toBe(true);
  expect(counter).toMatchObject({ saved: 2, saves: 2 });
});

test('Autosave reports a failure once, tries again by itself, and reports when it succeeds', async () => {
  const { counter, autosave, change, fail, onFailure, onRecovery } = counterSaved();
  const problem = new Error('The disk is full.');
  fail(problem);
  change();
  await vi.advanceTimersByTimeAsync(12_000);
  change();
  const flushed = autosave.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(await flushed).toBe(false);
  expect(counter.saves).toBe(4);
  expect(onFailure).toHaveBeenCalledExactlyOnceWith(problem);

  fail(undefined);
  await vi.advanceTimersByTimeAsync(5100);
  expect(counter.saved).toBe(2);
  expect(onRecovery).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);

  fail(problem);
  change();
  await vi.advanceTimersByTimeAsync(200);
  expect(onFailure).toHaveBeenCalledTimes(2);
  autosave.stop();
  expect(vi.getTimerCount()).toBe(0);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ClockTimer } from './clock-timer.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const hour = 60 * 60 * 1000;

function setup() {
  const onRing = vi.fn();
  const alarm = new ClockTimer({ now: () => Date.now() }, onRing);
  return { alarm, onRing };
}

test('`ClockTimer` calls its function once, when the clock reaches the time', () => {
  const { alarm, onRing } = setup();
  alarm.set(Date.now() + 30 * 24 * hour);
  vi.advanceTimersByTime(30 * 24 * hour - 1);
  expect(onRing).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onRing).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(hour);
  expect(onRing).toHaveBeenCalledTimes(1);
});

test('`ClockTimer` calls its function at once for a past time, and never for `undefined`', () => {
  const { alarm, onRing } = setup();
  alarm.set(Date.now() - hour);
  alarm.set(undefined);
  vi.advanceTimersByTime(hour);
  expect(onRing).not.toHaveBeenCalled();
  alarm.set(Date.now() - hour);
  vi.advanceTimersByTime(0);
  expect(onRing).toHaveBeenCalledTimes(1);
});

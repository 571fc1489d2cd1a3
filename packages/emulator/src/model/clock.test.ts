import { expect, test } from 'vitest';
import { EmulatorClock, LAST_MOMENT } from './clock.js';

test('`EmulatorClock` cannot advance past the year 9989, and stops at its last moment', () => {
  const clock = new EmulatorClock();
  expect(() => clock.advance(LAST_MOMENT - clock.now() + 60_000)).toThrow(/past the year 9989/);
  clock.resume(LAST_MOMENT + 1);
  expect(clock.now()).toBe(LAST_MOMENT);
});

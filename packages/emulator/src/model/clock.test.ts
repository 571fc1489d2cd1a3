import { expect, test } from 'vitest';
import { EmulatorClock, lastMoment } from './clock.js';

test('cannot be moved beyond its last moment, and stands still there', () => {
  const clock = new EmulatorClock();
  expect(() => clock.advance(lastMoment - clock.now() + 60_000)).toThrow(/past the year 9989/);
  clock.resume(lastMoment + 1);
  expect(clock.now()).toBe(lastMoment);
});

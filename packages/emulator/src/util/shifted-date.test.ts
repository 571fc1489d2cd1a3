import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { installShiftedDate } from './shifted-date.js';

const hour = 3_600_000;
const SystemDate = Date;
const sample = new Date(0);

let offset = 0;
let undo: () => void;

beforeEach(() => {
  offset = hour;
  undo = installShiftedDate(() => offset);
});
afterEach(() => undo());

test('installShiftedDate() shifts every way to read the current time', () => {
  const hoursAhead = (time: number) => Math.round((time - SystemDate.now()) / hour);
  expect(hoursAhead(Date.now())).toBe(1);
  const date = new Date();
  expect(hoursAhead(date.getTime())).toBe(1);
  // The function, and not the constructor.
  const text: unknown = Reflect.apply(Date, undefined, []);
  expect(hoursAhead(Date.parse(String(text)))).toBe(1);
  offset = 5 * hour;
  expect(hoursAhead(Date.now())).toBe(5);
});

test('installShiftedDate() changes nothing else in `Date`', () => {
  expect(new Date(5).getTime()).toBe(5);
  expect(new Date('2031-05-06T07:08:09Z').toISOString()).toBe('2031-05-06T07:08:09.000Z');
  expect(new Date(2031, 4, 6).getTime()).toBe(new SystemDate(2031, 4, 6).getTime());
  expect(new Date(undefined as never).getTime()).toBeNaN();
  expect(Date.UTC(2031, 0)).toBe(SystemDate.UTC(2031, 0));
  expect(Date.parse('1970-01-01')).toBe(0);
  expect([Date.name, Date.length]).toEqual(['Date', 7]);
});

test('dates are instances of both the shifted and the system `Date`', () => {
  expect(sample).toBeInstanceOf(Date);
  expect(new Date()).toBeInstanceOf(SystemDate);
  expect(new Date().constructor).toBe(Date);
  expect(sample.constructor).toBe(Date);
  expect(structuredClone(new Date(7))).toEqual(new SystemDate(7));
});

test('a subclass of the shifted `Date` also uses the shifted time', () => {
  class Day extends Date {
    get isPast() {
      return this.getTime() < 0;
    }
  }
  const day = new Day();
  expect(day).toBeInstanceOf(Day);
  expect(day.isPast).toBe(false);
  expect(day.getTime() - SystemDate.now()).toBeGreaterThan(hour / 2);
});

describe('a mock of `Date.now()`', () => {
  afterEach(() => vi.restoreAllMocks());

  test('a mock of `Date.now()` takes precedence over the shifted time', () => {
    vi.spyOn(Date, 'now').mockReturnValue(42);
    expect(Date.now()).toBe(42);
  });
});

test('the function that installShiftedDate() returns restores the system `Date`', () => {
  undo();
  expect(Date).toBe(SystemDate);
  expect(sample.constructor).toBe(SystemDate);
});

test('the source text of installShiftedDate() runs on its own in another context', () => {
  const ahead: unknown = runInNewContext(
    `const before = Date.now(); (${installShiftedDate})(() => ${hour}); new Date() - before`,
  );
  expect(Math.round(Number(ahead) / hour)).toBe(1);
});

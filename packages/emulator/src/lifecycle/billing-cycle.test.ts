import { expect, test } from 'vitest';
import { addMonths, endOfPeriod } from './billing-cycle.js';

const at = (text: string) => Date.parse(`${text}T12:00:00.000Z`);
const day = (time: number) => new Date(time).toISOString().slice(0, 10);

test.each([
  ['2031-01-15', 1, '2031-02-15'],
  ['2031-01-31', 1, '2031-02-28'],
  ['2032-01-31', 1, '2032-02-29'],
  ['2031-11-30', 3, '2032-02-29'],
  ['2032-02-29', 12, '2033-02-28'],
])('addMonths(%s, %i) returns %s', (start, months, end) => {
  expect(day(addMonths(at(start), months))).toBe(end);
});

test.each([
  ['2031-01-31', 1, '2031-01-31', '2031-02-28'],
  ['2031-01-31', 1, '2031-02-27', '2031-02-28'],
  ['2031-01-31', 1, '2031-02-28', '2031-03-31'],
  ['2031-01-31', 1, '2031-03-30', '2031-03-31'],
  ['2031-01-31', 1, '2041-12-31', '2042-01-31'],
  ['2031-06-01', 12, '2030-01-01', '2032-06-01'],
  ['2031-06-01', 24, '2036-12-01', '2037-06-01'],
])('endOfPeriod(%s, %i, %s) returns %s', (start, months, time, end) => {
  expect(day(endOfPeriod(at(start), months, at(time)))).toBe(end);
});

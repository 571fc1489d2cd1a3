import { expect, test } from 'vitest';
import {
  absent,
  isNumber,
  isString,
  listOf,
  oneOf,
  optional,
  recordOf,
  shapeOf,
} from './guards.js';

const isPoint = shapeOf<{ x: number; label?: string }>({ x: isNumber, label: optional(isString) });

test.each([
  [{ x: 1 }, true],
  [{ x: 1, label: 'a', other: true }, true],
  [{ x: '1' }, false],
  [{ x: 1, label: null }, false],
  [[], false],
  [null, false],
])('knows whether %j has the shape', (value, is) => {
  expect(isPoint(value)).toBe(is);
});

test('knows lists, records, choices, and what may be absent', () => {
  expect(listOf(isNumber)([1, 2])).toBe(true);
  expect(listOf(isNumber)([1, '2'])).toBe(false);
  expect(recordOf(isNumber)({ a: 1 })).toBe(true);
  expect(recordOf(isNumber)({ a: '1' })).toBe(false);
  expect(oneOf('a', 'b')('b')).toBe(true);
  expect(oneOf('a', 'b')('c')).toBe(false);
  expect(absent(isNumber)(null)).toBe(true);
  expect(absent(isNumber)('')).toBe(false);
});

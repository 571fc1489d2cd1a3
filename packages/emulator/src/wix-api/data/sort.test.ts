import { expect, test } from 'vitest';
import { shuffled } from './shuffle.js';
import { sorted, sortKey } from './sort.js';

test('sorted() puts missing values first and keeps the order of equal objects', () => {
  const objects = [{ n: 2, i: 1 }, { i: 2 }, { n: 1, i: 3 }, { n: null, i: 4 }, { n: 2, i: 5 }];
  const order = (isDescending: boolean) =>
    sorted(objects, [sortKey('n', isDescending)]).map(({ i }) => i);
  expect(order(false)).toEqual([2, 4, 3, 1, 5]);
  expect(order(true)).toEqual([1, 5, 3, 2, 4]);
});

test('sorted() sorts by several keys, and values of different types by their type', () => {
  const values = [true, { $date: '2030-01-01T00:00:00Z' }, 'b', 10, { x: 1 }, null, 'B', 9];
  const objects = values.map((value) => ({ value }));
  expect(sorted(objects, [sortKey('value')]).map(({ value }) => value)).toEqual([
    null,
    9,
    10,
    'B',
    'b',
    { x: 1 },
    true,
    { $date: '2030-01-01T00:00:00Z' },
  ]);
  const pairs = [
    { a: 1, b: 1 },
    { a: 2, b: 1 },
    { a: 1, b: 2 },
  ];
  expect(sorted(pairs, [sortKey('a', true), sortKey('b', true)])).toEqual([
    { a: 2, b: 1 },
    { a: 1, b: 2 },
    { a: 1, b: 1 },
  ]);
});

test('shuffled() has every element once, in an order that depends on the seed', () => {
  const numbers = Array.from({ length: 50 }, (_, index) => index);
  expect(shuffled(numbers, 1)).toEqual(shuffled(numbers, 1));
  expect(shuffled(numbers, 1)).not.toEqual(shuffled(numbers, 2));
  expect(shuffled(numbers, 3).sort((one, other) => one - other)).toEqual(numbers);
});

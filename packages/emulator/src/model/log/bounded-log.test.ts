import { expect, test } from 'vitest';
import { BoundedLog } from './bounded-log.js';

test('`BoundedLog` lists the latest entries, oldest first', () => {
  const log = new BoundedLog<string>(() => {}, 2);
  for (const entry of ['a', 'b', 'c']) log.add(entry);
  expect(log.entries).toEqual(['b', 'c']);
  log.clear();
  expect(log.entries).toEqual([]);
});

test('`BoundedLog` returns entries that later changes do not affect', () => {
  const log = new BoundedLog<string>(() => {}, 1);
  const before = log.entries;
  log.add('a');
  const between = log.entries;
  log.add('b');
  log.clear();
  expect([before, between]).toEqual([[], ['a']]);
});

test('`BoundedLog` copies its entries only after a change', () => {
  const log = new BoundedLog<string>();
  log.add('a');
  expect(log.entries).toBe(log.entries);
});

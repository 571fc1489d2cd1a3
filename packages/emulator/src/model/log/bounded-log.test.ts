import { expect, test } from 'vitest';
import { BoundedLog } from './bounded-log.js';

test('keeps the latest entries, oldest first', () => {
  const log = new BoundedLog<string>(() => {}, 2);
  for (const entry of ['a', 'b', 'c']) log.add(entry);
  expect(log.entries).toEqual(['b', 'c']);
  log.clear();
  expect(log.entries).toEqual([]);
});

test('hands out what later entries do not change', () => {
  const log = new BoundedLog<string>(() => {}, 1);
  const before = log.entries;
  log.add('a');
  const between = log.entries;
  log.add('b');
  log.clear();
  expect([before, between]).toEqual([[], ['a']]);
});

test('copies its entries only if they have changed', () => {
  const log = new BoundedLog<string>();
  log.add('a');
  expect(log.entries).toBe(log.entries);
});

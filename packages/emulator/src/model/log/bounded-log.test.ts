import { expect, test } from 'vitest';
import { BoundedLog, MAX_LOG_BYTES } from './bounded-log.js';

const named = (requestBody: string) => ({ requestBody });

test('`BoundedLog` lists the latest entries, oldest first', () => {
  const log = new BoundedLog<{ requestBody: string }>(() => {}, 2);
  for (const name of ['a', 'b', 'c']) log.add(named(name));
  expect(log.entries).toEqual([named('b'), named('c')]);
  log.clear();
  expect(log.entries).toEqual([]);
});

test('`BoundedLog` returns entries that later changes do not affect', () => {
  const log = new BoundedLog<{ requestBody: string }>(() => {}, 1);
  const before = log.entries;
  log.add(named('a'));
  const between = log.entries;
  log.add(named('b'));
  log.clear();
  expect([before, between]).toEqual([[], [named('a')]]);
});

test('`BoundedLog` copies its entries only after a change', () => {
  const log = new BoundedLog<{ requestBody: string }>();
  log.add(named('a'));
  expect(log.entries).toBe(log.entries);
});

test('`BoundedLog` removes the oldest entries when the bodies take more than 32 MiB', () => {
  const log = new BoundedLog<{ requestBody: string }>();
  const requestBody = 'x'.repeat(1024 * 1024);
  const removed = Array.from({ length: 20 }, () => log.add({ requestBody }).length);
  expect(log.entries).toHaveLength(15);
  expect(removed).toEqual([...Array(15).fill(0), ...Array(5).fill(1)]);
  expect(log.bytes).toBeLessThanOrEqual(MAX_LOG_BYTES);
  log.clear();
  expect(log.bytes).toBe(0);
});

import { expect, test } from 'vitest';
import { secondsAhead, type TimeUnit } from './calendar.js';

test.each<[string, number, TimeUnit, string]>([
  ['2026-01-15T10:00:00.000Z', 14, 'days', '2026-01-29T10:00:00.000Z'],
  ['2026-01-15T10:00:00.000Z', 1, 'months', '2026-02-15T10:00:00.000Z'],
  ['2026-01-31T10:00:00.000Z', 1, 'months', '2026-02-28T10:00:00.000Z'],
  ['2024-02-29T10:00:00.500Z', 1, 'years', '2025-02-28T10:00:00.500Z'],
])('secondsAhead() moves %s ahead by %d %s to %s', (from, amount, unit, to) => {
  const start = Date.parse(from);
  const ahead = secondsAhead(start, amount, unit);
  expect(new Date(start + ahead * 1000).toISOString()).toBe(to);
  expect(Number.isInteger(ahead)).toBe(true);
});

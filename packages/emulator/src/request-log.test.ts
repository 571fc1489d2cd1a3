import { expect, test } from 'vitest';
import { RequestLog, type RequestLogEntry } from './request-log.js';

function entry(id: string): RequestLogEntry {
  return { id, time: '', method: 'GET', url: '', status: 200, durationMs: 0, emulated: true };
}

test('keeps the latest calls, oldest first', () => {
  const log = new RequestLog(2);
  for (const id of ['a', 'b', 'c']) log.add(entry(id));
  expect(log.entries.map(({ id }) => id)).toEqual(['b', 'c']);
});

test('hands out what later calls do not change', () => {
  const log = new RequestLog();
  const before = log.entries;
  log.add(entry('a'));
  expect(before).toEqual([]);
});

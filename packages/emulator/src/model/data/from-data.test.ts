import { expect, test } from 'vitest';
import { fromData } from './from-data.js';
import { toData } from './to-data.js';

test('fromData() returns what toData() was given, with the dates at every depth', () => {
  const due = new Date('2030-01-02T03:04:05.678Z');
  const item = { _id: 'a', due, nested: { dates: [due, null, 'text', 1, true] } };
  const stored = { ...toData(item, 'item'), _id: 'a' };
  expect(stored).toMatchObject({ due: { $date: '2030-01-02T03:04:05.678Z' } });
  expect(fromData(stored)).toEqual(item);
});

test('fromData() leaves an object that is no date as it is', () => {
  const item = { _id: 'a', wrong: { $date: 'soon' }, more: { $date: '2030-01-01', zone: 'UTC' } };
  expect(fromData(item)).toEqual(item);
});

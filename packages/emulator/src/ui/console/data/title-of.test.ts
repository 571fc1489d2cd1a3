import { expect, test } from 'vitest';
import { titleOf } from './title-of.js';

test('titleOf() returns the display field, else the first text, else the id of an item', () => {
  const item = { _id: 'a', _owner: 'o', n: 1, blank: ' ', note: 'Note', title: 'Title' };
  expect(titleOf(item, 'title')).toBe('Title');
  expect(titleOf(item, undefined)).toBe('Note');
  expect(titleOf(item, 'n')).toBe('Note');
  expect(titleOf({ _id: 'a', n: 1 }, 'title')).toBe('a');
});

test('titleOf() cuts a very long text', () => {
  expect(titleOf({ _id: 'a', title: 'x'.repeat(500_000) }, 'title')).toBe(`${'x'.repeat(100)}…`);
});

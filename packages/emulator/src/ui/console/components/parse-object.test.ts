import { expect, test } from 'vitest';
import { parseObject } from './parse-object.js';

test('parseObject() returns a JSON object', () => {
  expect(parseObject(' { "a": [1] } ', 'The item')).toEqual({ a: [1] });
});

test.each([
  ['{"a": x}', 'The item is not JSON: invalid symbol in line 1, column 7.'],
  ['{\n  "a": 1,\n}', 'The item is not JSON: property name expected in line 3, column 1.'],
  ['{\n  a: 1\n}', 'The item is not JSON: invalid symbol in line 2, column 3.'],
  ['{"a": 1 "b": 2}', 'The item is not JSON: comma expected in line 1, column 9.'],
  ['{"a": 1', 'The item is not JSON: close brace expected in line 1, column 8.'],
  ['{"a": "x', 'The item is not JSON: unexpected end of string in line 1, column 7.'],
  ['{} // done', 'The item is not JSON: invalid comment token in line 1, column 4.'],
  ['', 'The item is not JSON: value expected in line 1, column 1.'],
  ['[1]', 'The item must be a JSON object: { … }'],
  ['null', 'The item must be a JSON object: { … }'],
])('parseObject() refuses %j with the place of the problem', (text, message) => {
  expect(() => parseObject(text, 'The item')).toThrow(message);
});

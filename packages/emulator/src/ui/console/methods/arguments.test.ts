import { expect, test } from 'vitest';
import { parseArguments } from './arguments.js';

test.each([
  ['', []],
  ['  ', []],
  ['[]', []],
  ['[1, "two", {"three": null}]', [1, 'two', { three: null }]],
])('parseArguments() parses %j', (text, args) => {
  expect(parseArguments(text)).toEqual({ args });
});

test('parseArguments() explains why text is not a JSON array', () => {
  expect(parseArguments('[1,').problem).toMatch(/^This is not JSON: ./);
  expect(parseArguments('{"a": 1}').problem).toBe(
    'The arguments must be in a JSON array: [{"a": 1}]',
  );
});

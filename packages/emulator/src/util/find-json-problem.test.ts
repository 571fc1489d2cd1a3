import { expect, test } from 'vitest';
import { findJsonProblem } from './find-json-problem.js';

test.each([
  ['{\n  "a": 1\n  "b": 2\n}', 'comma expected in line 3, column 3'],
  ['{\r\n  "a": 1,\r\n}', 'property name expected in line 3, column 1'],
  ['{ a: 1 }', 'invalid symbol in line 1, column 3'],
  ['{ "a" 1 }', 'colon expected in line 1, column 7'],
  ['{ "a": }', 'value expected in line 1, column 8'],
  ['{ "a": "text }', 'unexpected end of string in line 1, column 8'],
  ['[1, 2', 'close bracket expected in line 1, column 6'],
  ['// comment\n{}', 'invalid comment token in line 1, column 1'],
  ['{} {}', 'end of file expected in line 1, column 4'],
  ['', 'value expected in line 1, column 1'],
])('findJsonProblem() finds the problem of %j', (text, problem) => {
  expect(findJsonProblem(text)).toBe(problem);
});

test.each(['{ "a": [], "b": [1, -2.5e+3, "\\u00e9\\n", null] }', ' "text" ', '0'])(
  'findJsonProblem() finds none in %s',
  (text) => {
    expect(findJsonProblem(text)).toBeUndefined();
  },
);

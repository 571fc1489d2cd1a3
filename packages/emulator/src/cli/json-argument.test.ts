import { expect, test } from 'vitest';
import { EmulatorError } from '../util/emulator-error.js';
import { parseJsonArgument } from './json-argument.js';

test.each(['{"a":1}', '42', '"text"', 'null', '[]'])('parseJsonArgument() parses %s', (text) => {
  expect(parseJsonArgument(text, 1)).toEqual(JSON.parse(text));
});

test.each(['{a:1}', 'text', "'text'", ''])(
  'parseJsonArgument() rejects %j and shows how to quote JSON',
  (text) => {
    const parse = () => parseJsonArgument(text, 2);
    expect(parse).toThrow(EmulatorError);
    expect(parse).toThrow(`Argument 2 is not JSON: ${text}`);
    expect(parse).toThrow(`'{"a":1}'`);
  },
);

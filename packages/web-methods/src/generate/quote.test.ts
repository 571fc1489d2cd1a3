import { expect, test } from 'vitest';
import { quote } from './quote.js';

test.each(['plain', "it's", 'a "quoted" name', 'a \\ backslash \\" \\\'', 'two\nlines', 'é ü'])(
  'quote() writes %j so that JavaScript reads the same text',
  (text) => {
    expect(quote(text)).toMatch(/^'.*'$/);
    expect(new Function(`return ${quote(text)}`)()).toBe(text);
  },
);

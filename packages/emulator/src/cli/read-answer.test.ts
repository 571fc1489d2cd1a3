import { stringify } from 'devalue';
import { expect, test } from 'vitest';
import { readAnswer } from './read-answer.js';

const json = 'application/json';

test.each([
  ['{"a":[1]}', '{\n  "a": [\n    1\n  ]\n}'],
  ['null', 'null'],
  ['', 'undefined'],
])('readAnswer() formats the result %j', (body, text) => {
  expect(readAnswer({ status: 200, contentType: json, body })).toEqual({ isOk: true, text });
});

test('readAnswer() formats a devalue result with dates, sets and deep objects', () => {
  const body = stringify({ at: new Date(0), tags: new Set(['a']), deep: { deep: { deep: {} } } });
  const { text } = readAnswer({ status: 200, contentType: 'application/devalue+json', body });
  expect(text).toContain('at: 1970-01-01T00:00:00.000Z');
  expect(text).toContain("Set(1) { 'a' }");
  expect(text).toContain('{ deep: { deep: {} } }');
});

test('readAnswer() formats an error within a result by its fields', () => {
  const fields = { name: 'WebMethodError', message: 'None left.', code: 'SOLD_OUT', status: 409 };
  const body = stringify(
    { error: new Error('x') },
    { Error: (value) => value instanceof Error && fields },
  );
  const contentType = 'application/devalue+json; charset=utf-8';
  const { text } = readAnswer({ status: 200, contentType, body });
  expect(text).toContain("message: 'None left.'");
});

test('readAnswer() formats an error with its code, details and request id', () => {
  const error = { code: 'SOLD_OUT', message: 'None left.', details: { left: 0 }, requestId: 'r1' };
  const body = JSON.stringify({ error });
  expect(readAnswer({ status: 409, contentType: json, body })).toEqual({
    isOk: false,
    text: 'SOLD_OUT: None left.\n{\n  "left": 0\n}\nRequest id: r1',
  });
});

test.each(['<html>', '{}', '{"error":"x"}', 'x'.repeat(1000)])(
  'readAnswer() reports a body that is not a web method error: %s',
  (body) => {
    const { isOk, text } = readAnswer({ status: 502, contentType: 'text/html', body });
    expect(isOk).toBe(false);
    expect(text).toMatch(/^The app answered 502, but the body is not a web method error\./);
    expect(text.length).toBeLessThan(600);
  },
);

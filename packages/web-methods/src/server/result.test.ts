import { parse } from 'devalue';
import { describe, expect, test } from 'vitest';
import { encodeResult } from './result.js';

test('undefined is 204, without a body', async () => {
  const response = encodeResult(undefined);
  expect(response.status).toBe(204);
  expect(await response.text()).toBe('');
});

describe('what JSON carries is plain JSON', () => {
  test.each([null, 'text', 0, true, [], {}, [{ a: [1, 'b', null] }]])('%j', async (value) => {
    const response = encodeResult(value);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual(value);
  });
});

describe('what JSON would change is carried by devalue', () => {
  const shared = { a: 1 };
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  test.each<[string, unknown]>([
    ['a date', { endDate: new Date(0) }],
    ['a map', new Map([['a', new Set([1n])]])],
    ['NaN', Number.NaN],
    ['negative zero', [-0]],
    ['an undefined property', { a: undefined }],
    ['holes', new Array(2)],
    ['a URL', new URL('https://example.com/a')],
    ['bytes', new Uint8Array([1, 2])],
    ['a repeated reference', [shared, shared]],
    ['a cycle', cycle],
  ])('%s', async (_, value) => {
    const response = encodeResult(value);
    expect(response.headers.get('content-type')).toBe('application/devalue+json');
    expect(parse(await response.text())).toStrictEqual(value);
  });

  test('repeated references stay one object', async () => {
    const [first, second] = parse(await encodeResult([shared, shared]).text());
    expect(first).toBe(second);
  });
});

describe('what cannot be carried is refused with its path', () => {
  test.each<[string, unknown, string]>([
    ['a function', { a: { b: () => 1 } }, '.a.b'],
    ['a promise', [Promise.resolve()], '[0]'],
    ['an instance of a class', { error: new Error('x') }, '.error'],
    ['a symbol', { s: Symbol('s') }, '.s'],
  ])('%s', (_, value, path) => {
    expect(() => encodeResult(value)).toThrow(expect.objectContaining({ path }));
  });
});

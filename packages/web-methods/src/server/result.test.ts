import { parse } from 'devalue';
import { describe, expect, test, vi } from 'vitest';
import { encodeResult as encode } from './result.js';

const fields = { name: 'WebMethodError', message: 'Sold out.', code: 'SOLD_OUT', status: 409 };
const toFields = vi.fn(() => fields);
const encodeResult = (result: unknown) => encode(result, toFields);

test('encodeResult() encodes undefined as a 204 response without a body', () => {
  expect(encodeResult(undefined)).toEqual({ status: 204, contentType: undefined, body: '' });
});

describe('results that are plain JSON', () => {
  test.each([null, 'text', 0, true, [], {}, [{ a: [1, 'b', null] }]])(
    'encodeResult() encodes the JSON value in row %# as plain JSON',
    (value) => {
      const { status, contentType, body } = encodeResult(value);
      expect({ status, contentType }).toEqual({ status: 200, contentType: 'application/json' });
      expect(JSON.parse(body)).toEqual(value);
    },
  );
});

describe('results that JSON would change', () => {
  const shared = { a: 1 };
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  test.each<[string, unknown]>([
    ['a date', { endDate: new Date(0) }],
    ['an invalid date', new Date(Number.NaN)],
    ['a map', new Map([['a', new Set([1n])]])],
    ['NaN', Number.NaN],
    ['negative zero', [-0]],
    ['an undefined property', { a: undefined }],
    ['holes in an array', new Array(2)],
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 })],
    ['a URL', new URL('https://example.com/a')],
    ['search parameters', new URLSearchParams('a=1')],
    ['a regular expression', /a+/gi],
    ['a Uint8Array', new Uint8Array([1, 2])],
    ['an ArrayBuffer', new Uint8Array([1, 2]).buffer],
    ['a repeated reference', [shared, shared]],
    ['a cycle', cycle],
  ])('encodeResult() encodes %s with devalue', (_, value) => {
    const { contentType, body } = encodeResult(value);
    expect(contentType).toBe('application/devalue+json');
    expect(parse(body)).toStrictEqual(value);
  });

  test('encodeResult() escapes a lone surrogate in a devalue result', () => {
    const value = ['\ud800', '💩', 1n];
    const { body } = encodeResult(value);
    expect(parse(Buffer.from(body).toString())).toStrictEqual(value);
  });

  test('encodeResult() preserves the identity of a repeated reference', () => {
    const [first, second] = parse(encodeResult([shared, shared]).body);
    expect(first).toBe(second);
  });
});

describe('results that change when they are read', () => {
  const changing = (values: unknown[]) => ({
    get value() {
      return values.shift();
    },
  });

  test.each<[string, unknown, unknown]>([
    ['a getter', changing(['first', new Map()]), { value: 'first' }],
    ['a getter that returns a date', [changing([new Date(0), 'second'])], [{ value: new Date(0) }]],
    [
      'a getter of an object without a prototype',
      Object.create(null, Object.getOwnPropertyDescriptors(changing([1, () => 1]))),
      Object.assign(Object.create(null), { value: 1 }),
    ],
    [
      'an array item with a getter',
      Object.defineProperty([0], 0, { get: vi.fn().mockReturnValueOnce('first') }),
      ['first'],
    ],
    [
      'an object with a non-enumerable toJSON() method',
      [Object.defineProperty({ a: 1 }, 'toJSON', { value: () => 'changed' })],
      [{ a: 1 }],
    ],
    [
      'an array with a non-enumerable toJSON() method',
      Object.defineProperty([1], 'toJSON', { value: () => 'changed' }),
      [1],
    ],
  ])('encodeResult() encodes the value that it has checked for %s', (_, value, arrives) => {
    const { contentType, body } = encodeResult(value);
    expect(contentType).toBe('application/devalue+json');
    expect(parse(body)).toStrictEqual(arrives);
  });

  test('encodeResult() rejects a getter that returns a function and names its path', () => {
    expect(() => encodeResult([changing([() => 1])])).toThrow('result[0].value is a function');
  });
});

test('encodeResult() checks a property that a getter has added', () => {
  const value = {
    cached: undefined as unknown,
    get digest() {
      this.cached ??= new Uint8Array(8).subarray(2);
      return 'digest';
    },
  };
  expect(() => encodeResult(value)).toThrow('result.cached is a part of a larger buffer');
});

test('encodeResult() rejects a result whose getters keep changing it', () => {
  const value: Record<string, unknown> = {};
  const add = (count: number) =>
    Object.defineProperty(value, `key${count}`, {
      enumerable: true,
      get() {
        add(count + 1);
        return count;
      },
    });
  add(0);
  expect(() => encodeResult(value)).toThrow('an object whose getters keep changing it');
});

describe('errors in a result', () => {
  class SoldOut extends Error {}
  test.each<[string, unknown, unknown]>([
    ['that is the whole result', new Error('x'), fields],
    [
      'in an object',
      { success: false, error: new TypeError('x') },
      { success: false, error: fields },
    ],
    ['of a subclass', [Object.assign(new SoldOut('x'), { secret: 1 })], [fields]],
    [
      'that is a DOMException',
      new Map([[1, new DOMException('x', 'AbortError')]]),
      new Map([[1, fields]]),
    ],
  ])('encodeResult() replaces an error %s with its public fields', (_, value, arrives) => {
    expect(parse(encodeResult(value).body, { Error: (error) => error })).toStrictEqual(arrives);
  });

  test('encodeResult() describes a repeated error only once and preserves its identity', () => {
    const error = new Error('x');
    toFields.mockClear();
    const [first, second] = parse(encodeResult([error, error]).body, { Error: (one) => one });
    expect(first).toBe(second);
    expect(toFields).toHaveBeenCalledExactlyOnceWith(error);
  });

  test('encodeResult() rejects an error that contains itself', () => {
    const error = new Error('x');
    expect(() => encode([error], () => ({ ...fields, details: { error } }))).toThrow(
      'result[0].details.error is an error that contains itself',
    );
  });

  test('encodeResult() rejects error details that cannot be encoded and names their path', () => {
    const details = { save: () => 1 };
    expect(() => encode({ error: new Error('x') }, () => ({ ...fields, details }))).toThrow(
      'result.error.details.save is a function',
    );
  });
});

describe('results that cannot be encoded', () => {
  class Point {
    x = 1;
  }
  class Dates extends Map {}
  const key = Symbol('key');
  test.each<[string, unknown, string]>([
    ['a function', { a: { b: () => 1 } }, 'result.a.b is a function'],
    ['a promise', [Promise.resolve()], 'result[0] is a promise'],
    ['a class instance', { 'a b': new Point() }, 'result["a b"] is an instance of Point'],
    ['an instance of a Map subclass', new Dates(), 'result is an instance of Dates'],
    ['a symbol', { s: key }, 'result.s is a symbol'],
    ['a symbol key', [{ [key]: 1 }], 'result[0] is an object with a symbol as key'],
    ['a function in a Map', new Map([[1, () => 1]]), 'result.values() is a function'],
    ['a symbol in a Set', new Set([key]), 'result.values() is a symbol'],
    ['the key __proto__', JSON.parse('{"__proto__":1}'), 'result is an object with the key'],
    [
      'a named property of an array',
      Object.assign([1], { a: 1 }),
      'an array with the property "a"',
    ],
    ['an array property that looks like an index', Object.assign([1, 2], { '1.5': 1 }), '"1.5"'],
    [
      'a function under a key that looks like a call',
      { '.keys()': () => 1 },
      'result[".keys()"] is a function',
    ],
    [
      'a date with an extra property',
      Object.assign(new Date(), { a: 1 }),
      'with properties of its own',
    ],
    [
      'a view of a part of a buffer',
      new Uint8Array(8).subarray(2),
      'result is a part of a larger buffer',
    ],
    ['a view of shared memory', new Uint8Array(new SharedArrayBuffer(1)), 'a view of shared'],
    ['a Buffer', Buffer.from('a'), 'result is an instance of Buffer'],
    ['a boxed number', Object(1), 'result is an instance of Number'],
  ])('encodeResult() rejects %s and names its path', (_, value, message) => {
    expect(() => encodeResult(value)).toThrow(message);
  });
});

import { describe, expect, test } from 'vitest';
import { encodePlainResult } from './plain-result.js';

test('encodePlainResult() encodes undefined as a 204 response without a body', () => {
  expect(encodePlainResult(undefined)).toEqual({ status: 204, contentType: undefined, body: '' });
});

describe('results that are plain JSON', () => {
  const shared = { a: 1 };
  test.each<[string, unknown, string]>([
    ['null', null, 'null'],
    ['a string', 'a "b"', '"a \\"b\\""'],
    ['a number', -1.5, '-1.5'],
    ['negative zero as 0', { n: -0 }, '{"n":0}'],
    ['nested data', [{ a: [1, 'b', null, true] }], '[{"a":[1,"b",null,true]}]'],
    ['a date as its ISO string', { at: [new Date(0)] }, '{"at":["1970-01-01T00:00:00.000Z"]}'],
    ['an object without its undefined properties', { a: undefined, b: 1 }, '{"b":1}'],
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
    ['a repeated reference each time it occurs', [shared, shared], '[{"a":1},{"a":1}]'],
    ['a lone surrogate as an escape sequence', '\ud800', '"\\ud800"'],
  ])('encodePlainResult() encodes %s', (_, value, body) => {
    const contentType = 'application/json';
    expect(encodePlainResult(value)).toEqual({ status: 200, contentType, body });
  });
});

describe('results that JSON would change or lose', () => {
  class Point {
    x = 1;
  }
  class Written extends Array {
    toJSON(): string {
      return 'secret';
    }
  }
  const cycle: { a: { back?: unknown } } = { a: {} };
  cycle.a.back = cycle;
  test.each<[string, unknown, string]>([
    ['a map', new Map([['a', 1]]), 'result is an instance of Map'],
    ['a set', { 'a b': new Set() }, 'result["a b"] is an instance of Set'],
    ['NaN', { users: [{ age: Number.NaN }] }, 'result.users[0].age is NaN'],
    ['Infinity', [-Infinity], 'result[0] is -Infinity'],
    ['a bigint', { n: 1n }, 'result.n is a bigint'],
    ['a cycle', cycle, 'result.a.back is a cycle'],
    ['a class instance', { points: [new Point()] }, 'result.points[0] is an instance of Point'],
    ['a URL', new URL('https://example.com'), 'result is an instance of URL'],
    ['an invalid date', [new Date(Number.NaN)], 'result[0] is an invalid date'],
    ['a promise', { later: Promise.resolve() }, 'result.later is a promise'],
    ['a function', { save: () => 1 }, 'result.save is a function'],
    [
      'an object with a toJSON() method',
      { at: { toJSON: () => 1 } },
      'result.at is an object that says itself how it is written',
    ],
    ['a symbol', [Symbol('s')], 'result[0] is a symbol'],
    ['an undefined array item', [undefined], 'result[0] is undefined'],
    ['a hole in an array', new Array(1), 'result[0] is undefined'],
    ['a symbol key', [{ [Symbol('s')]: 1 }], 'result[0] is an object with a symbol as key'],
    [
      'an array with a named property',
      { list: Object.assign([1], { x: 2 }) },
      'result.list is an instance of Array with properties of its own',
    ],
    [
      'a date with an extra property',
      Object.assign(new Date(0), { x: 2 }),
      'result is an instance of Date with properties of its own',
    ],
    ...[[1], new Date(0), {}].map((value): [string, unknown, string] => [
      `a non-enumerable toJSON() method of ${Object.prototype.toString.call(value)}`,
      Object.defineProperty(value, 'toJSON', { value: () => 'secret' }),
      'result is an object that says itself how it is written',
    ]),
    [
      'an inherited toJSON() method',
      new Written(),
      'result is an object that says itself how it is written',
    ],
    ['the key __proto__', JSON.parse('{"a":{"__proto__":1}}'), 'result.a.__proto__ is a property'],
  ])('encodePlainResult() rejects %s and names its path', (_, value, message) => {
    expect(() => encodePlainResult(value)).toThrow(
      `An endpoint's result must be plain JSON: ${message}`,
    );
  });
});

test('encodePlainResult() reads a getter once', () => {
  const values: unknown[] = [{ a: 'checked' }, new Map()];
  const result = {
    get value() {
      return values.shift();
    },
  };
  expect(encodePlainResult([result]).body).toBe('[{"value":{"a":"checked"}}]');
});

test('encodePlainResult() ignores a date’s own toISOString()', () => {
  const date = Object.defineProperty(new Date(0), 'toISOString', { value: () => 'changed' });
  expect(encodePlainResult(date).body).toBe('"1970-01-01T00:00:00.000Z"');
});

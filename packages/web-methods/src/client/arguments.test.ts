import { describe, expect, test } from 'vitest';
import { encodeArguments } from './arguments.js';

describe('JSON-compatible arguments', () => {
  test.each([
    [[], '[]'],
    [['a', 1, true, null, { b: [1, { c: 'd' }] }], '["a",1,true,null,{"b":[1,{"c":"d"}]}]'],
    [[{ a: undefined, b: 1 }], '[{"b":1}]'],
    [['a', undefined], '["a"]'],
    [[undefined, undefined], '[]'],
    [[Object.assign(Object.create(null), { a: 1 })], '[{"a":1}]'],
    [[-0], '[0]'],
    [[{ toJSON: 'data' }], '[{"toJSON":"data"}]'],
  ])('encodeArguments() encodes the arguments %j as plain JSON', (args, body) => {
    expect(encodeArguments(args)).toBe(body);
  });
});

describe('arguments that JSON would change', () => {
  class Point {
    x = 1;
  }
  test.each<[string, unknown[], string]>([
    ['a date', [new Date(0)], '[0]'],
    ['a date in an object', [{ when: [new Date(0)] }], '[0].when[0]'],
    ['a map', [1, new Map()], '[1]'],
    ['a set', [new Set()], '[0]'],
    ['a bigint', [{ id: 1n }], '[0].id'],
    ['NaN', [Number.NaN], '[0]'],
    ['Infinity', [{ a: Number.POSITIVE_INFINITY }], '[0].a'],
    ['a function', [() => 1], '[0]'],
    ['a symbol', [Symbol('s')], '[0]'],
    ['a class instance', [new Point()], '[0]'],
    ['a typed array', [new Uint8Array(1)], '[0]'],
    ['a URL', [new URL('https://example.com')], '[0]'],
    ['an object with a toJSON() method', [{ toJSON: () => 1 }], '[0]'],
    ['undefined before another argument', [undefined, 1], '[0]'],
    ['an undefined array item', [[undefined]], '[0][0]'],
    ['a bigint under a key that needs quotes', [{ 'a b': 1n }], '[0]["a b"]'],
    ['a bigint under an empty key', [{ '': [1n] }], '[0][""][0]'],
  ])('encodeArguments() rejects %s and names its path', (_, args, path) => {
    expect(() => encodeArguments(args)).toThrow(`the argument at arguments${path}: `);
  });

  test.each<[string, (cycle: Record<string, unknown>) => unknown, string]>([
    ['a circular reference in an object', (cycle) => (cycle.self = cycle), '[0].self'],
    [
      'a circular reference in nested arrays',
      (cycle) => (cycle.list = [1, [cycle]]),
      '[0].list[1][0]',
    ],
    [
      'a circular reference under a key that needs quotes',
      (cycle) => (cycle['a b'] = { c: cycle }),
      '[0]["a b"].c',
    ],
  ])('encodeArguments() rejects %s and names its path', (_, close, path) => {
    const cycle: Record<string, unknown> = {};
    close(cycle);
    expect(() => encodeArguments([cycle])).toThrow(
      `the argument at arguments${path}: a circular reference.`,
    );
  });

  test('encodeArguments() accepts an object that is referenced twice without a cycle', () => {
    const shared = { a: 1 };
    expect(encodeArguments([shared, [shared]])).toBe('[{"a":1},[{"a":1}]]');
  });

  test.each([
    ['a symbol key', { a: [{ [Symbol('s')]: 1 }] }, '[0].a[0]: an object with a symbol as key'],
    [
      'a named property of an array',
      { a: Object.assign([1], { b: 1 }) },
      '[0].a: an array with the property "b"',
    ],
    [
      'an array property with an empty name',
      Object.assign([1], { '': 1 }),
      '[0]: an array with the property ""',
    ],
    [
      'an array property that looks like an index',
      Object.assign([1], { '01': 1 }),
      '[0]: an array with the property "01"',
    ],
    ['a hole in an array', [new Array(2)], '[0][0][0]: undefined'],
  ])('encodeArguments() rejects %s and names its path', (_, argument, says) => {
    expect(() => encodeArguments([argument])).toThrow(`the argument at arguments${says}`);
  });

  test('encodeArguments() rejects arguments nested more than 64 levels deep', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
    expect(encodeArguments([nested(63)])).toContain('1');
    expect(() => encodeArguments([nested(64)])).toThrow('more than 64 levels deep');
    expect(() => encodeArguments([nested(5_000)])).toThrow('more than 64 levels deep');
  });

  test('encodeArguments() reads a getter only once', () => {
    const values = [1, 2];
    expect(
      encodeArguments([
        {
          get a() {
            return values.shift();
          },
        },
      ]),
    ).toBe('[{"a":1}]');
  });
});

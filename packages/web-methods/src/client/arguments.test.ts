import { describe, expect, test } from 'vitest';
import { encodeArguments } from './arguments.js';

describe('arguments that JSON carries', () => {
  test.each([
    [[], '[]'],
    [['a', 1, true, null, { b: [1, { c: 'd' }] }], '["a",1,true,null,{"b":[1,{"c":"d"}]}]'],
    [[{ a: undefined, b: 1 }], '[{"b":1}]'],
    [['a', undefined], '["a"]'],
    [[undefined, undefined], '[]'],
    [[Object.assign(Object.create(null), { a: 1 })], '[{"a":1}]'],
    [[-0], '[0]'],
    [[{ toJSON: 'data' }], '[{"toJSON":"data"}]'],
  ])('%j', (args, body) => {
    expect(encodeArguments(args)).toBe(body);
  });
});

describe('arguments that JSON would change are refused with their path', () => {
  class Point {
    x = 1;
  }
  test.each<[string, unknown[], string]>([
    ['a date', [new Date(0)], '[0]'],
    ['a date in an object', [{ when: [new Date(0)] }], '[0].when[0]'],
    ['a map', [1, new Map()], '[1]'],
    ['a set', [new Set()], '[0]'],
    ['a big integer', [{ id: 1n }], '[0].id'],
    ['NaN', [Number.NaN], '[0]'],
    ['infinity', [{ a: Number.POSITIVE_INFINITY }], '[0].a'],
    ['a function', [() => 1], '[0]'],
    ['a symbol', [Symbol('s')], '[0]'],
    ['an instance of a class', [new Point()], '[0]'],
    ['a typed array', [new Uint8Array(1)], '[0]'],
    ['a URL', [new URL('https://example.com')], '[0]'],
    ['a value with a toJSON() of its own', [{ toJSON: () => 1 }], '[0]'],
    ['a missing argument before another', [undefined, 1], '[0]'],
    ['a missing item', [[undefined]], '[0][0]'],
    ['a value under an odd name', [{ 'a b': 1n }], '[0]["a b"]'],
    ['a value under an empty name', [{ '': [1n] }], '[0][""][0]'],
  ])('%s', (_, args, path) => {
    expect(() => encodeArguments(args)).toThrow(`the argument at arguments${path}: `);
  });

  test.each<[string, (cycle: Record<string, unknown>) => unknown, string]>([
    ['an object', (cycle) => (cycle.self = cycle), '[0].self'],
    ['an array', (cycle) => (cycle.list = [1, [cycle]]), '[0].list[1][0]'],
    ['a key to quote', (cycle) => (cycle['a b'] = { c: cycle }), '[0]["a b"].c'],
  ])('%s that contains itself', (_, close, path) => {
    const cycle: Record<string, unknown> = {};
    close(cycle);
    expect(() => encodeArguments([cycle])).toThrow(
      `the argument at arguments${path}: a circular reference.`,
    );
  });

  test('the same object beside itself is no cycle', () => {
    const shared = { a: 1 };
    expect(encodeArguments([shared, [shared]])).toBe('[{"a":1},[{"a":1}]]');
  });

  test.each([
    ['a symbol as key', { a: [{ [Symbol('s')]: 1 }] }, '[0].a[0]: an object with a symbol as key'],
    [
      'a property of an array',
      { a: Object.assign([1], { b: 1 }) },
      '[0].a: an array with the property "b"',
    ],
    [
      'an empty property of an array',
      Object.assign([1], { '': 1 }),
      '[0]: an array with the property ""',
    ],
    [
      'a property like an index',
      Object.assign([1], { '01': 1 }),
      '[0]: an array with the property "01"',
    ],
    ['a hole', [new Array(2)], '[0][0][0]: undefined'],
  ])('%s', (_, argument, says) => {
    expect(() => encodeArguments([argument])).toThrow(`the argument at arguments${says}`);
  });

  test('more levels than the server takes', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
    expect(encodeArguments([nested(63)])).toContain('1');
    expect(() => encodeArguments([nested(64)])).toThrow('more than 64 levels deep');
    expect(() => encodeArguments([nested(5_000)])).toThrow('more than 64 levels deep');
  });

  test('a getter is read once', () => {
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

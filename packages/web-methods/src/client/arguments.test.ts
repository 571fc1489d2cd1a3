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

  test('a cycle', () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    expect(() => encodeArguments([cycle])).toThrow(TypeError);
  });
});

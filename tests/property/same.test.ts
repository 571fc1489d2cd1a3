import { expect, test } from 'vitest';
import { isSame } from './same.js';

const cycle: unknown[] = [];
cycle.push(cycle);
const item = {};
const buffer = new ArrayBuffer(2);

test.each<[string, unknown, unknown]>([
  ['negative zero', -0, 0],
  ['a hole', new Array(1), [undefined]],
  ['a missing property', {}, { a: undefined }],
  ['the order of properties', { a: 1, b: 2 }, { b: 2, a: 1 }],
  ['a prototype', Object.create(null), {}],
  ['a boxed value', Object('a'), 'a'],
  ['a repeated reference', [item, item], [{}, {}]],
  ['a cycle', cycle, [[cycle]]],
  ['a date', new Date(0), new Date(1)],
  ['an invalid date', new Date(0), new Date(Number.NaN)],
  ['flags', /a/g, /a/],
  ['an entry', new Map([[1, 2]]), new Map([[1, 3]])],
  ['an item', new Set([1]), new Set([2])],
  ['a kind of bytes', new Uint8Array(2), new Int8Array(2)],
  ['bytes', new Uint8Array(2), new Uint8Array([0, 1])],
  ['a part of a buffer', new Uint8Array(buffer, 1), new Uint8Array(1)],
  ['a shared buffer', [new Uint8Array(buffer), buffer], [new Uint8Array(2), new ArrayBuffer(2)]],
  ['a URL', new URL('https://a.example'), new URL('https://b.example')],
  ['search parameters', new URLSearchParams('a'), new URLSearchParams('b')],
  ['a key', { [Symbol.iterator]: 1 }, {}],
])('%s makes a difference', (_, left, right) => {
  expect(isSame(left, right)).toBe(false);
  expect(isSame(right, left)).toBe(false);
  expect(isSame(left, left)).toBe(true);
  expect(isSame(right, right)).toBe(true);
});

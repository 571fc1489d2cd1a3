import { describe, expect, test, vi } from 'vitest';
import { guardedStub } from './guarded-stub.js';

const { called } = vi.hoisted(() => ({ called: vi.fn() }));
vi.mock('./stub.js', () => ({
  stub:
    () =>
    async (...args: unknown[]) =>
      called(...args),
}));

const limit = guardedStub('/api/web-methods/backend/limits/LIMIT');
const list: Iterable<unknown> & unknown[] = Object(limit);

describe('what is no function is refused with its name and the remedy', () => {
  test.each<[string, () => unknown]>([
    ['a comparison', () => 5 > Number(limit)],
    ['a sum', () => 1 + Number(limit)],
    ['a text', () => `${limit}`],
    ['a key', () => ({})[String(limit)]],
    ['valueOf()', () => limit.valueOf()],
    ['toString()', () => limit.toString()],
    ['JSON', () => JSON.stringify({ limit })],
    ['a spread', () => [...list]],
    ['a loop', () => Array.from(list)],
    ['a destructured list', () => (([first]) => first)(list)],
    ['a method of lists', () => list.map(String)],
    ['an item of a list', () => list[0]],
  ])('%s', (_, read) => {
    expect(read).toThrow(
      /^"LIMIT" of the web module "backend\/limits" is read as a value.*Move the value to a file outside of src\/backend/,
    );
  });

  test('an id with encoded characters and a slash at the end is named as it is written', () => {
    expect(() => String(guardedStub('/api/web-methods/a%20b/c/'))).toThrow(
      '"c" of the web module "a b"',
    );
  });
});

describe('what people do with functions works', () => {
  test('it is called with its arguments', async () => {
    called.mockResolvedValueOnce('result');
    await expect(limit(1, 'a')).resolves.toBe('result');
    expect(called).toHaveBeenLastCalledWith(1, 'a');
  });

  test.each([
    ['bind()', () => limit.bind(null, 1)(2)],
    ['call()', () => limit.call(null, 1, 2)],
    ['apply()', () => limit.apply(null, [1, 2])],
    ['a mock', () => vi.fn(limit)(1, 2)],
  ])('%s', async (_, call) => {
    await call();
    expect(called).toHaveBeenLastCalledWith(1, 2);
  });

  test('awaiting the function itself gives the function', async () => {
    expect(await limit).toBe(limit);
  });

  test('it tells its type, its name and its own nature, and is compared by identity', () => {
    expect(typeof limit).toBe('function');
    expect(typeof limit.name).toBe('string');
    expect(limit).toBeInstanceOf(Function);
    expect(new Set([limit, limit]).size).toBe(1);
    expect(Object.prototype.toString.call(limit)).toMatch(/Function/);
  });

  test.each([
    '$$typeof',
    'displayName',
    'defaultProps',
    '__v_isRef',
    'then',
    'capture',
    'subscribe',
  ])('a library that asks for its %s gets undefined', (key) => {
    expect(Reflect.get(limit, key)).toBeUndefined();
  });
});

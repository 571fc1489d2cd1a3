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

describe('a guarded stub that is read as a value', () => {
  test.each<[string, () => unknown]>([
    ['a comparison', () => 5 > Number(limit)],
    ['an addition', () => 1 + Number(limit)],
    ['a template literal', () => `${limit}`],
    ['String()', () => ({})[String(limit)]],
    ['valueOf()', () => limit.valueOf()],
    ['toString()', () => limit.toString()],
    ['JSON.stringify()', () => JSON.stringify({ limit })],
    ['a spread', () => [...list]],
    ['Array.from()', () => Array.from(list)],
    ['array destructuring', () => (([first]) => first)(list)],
    ['an array method', () => list.map(String)],
    ['an array index', () => list[0]],
  ])('a guarded stub throws an error with its name when %s reads it as a value', (_, read) => {
    expect(read).toThrow(
      /^"LIMIT" of the web module "backend\/limits" is read as a value.*Move the value to a file outside of src\/backend/,
    );
  });

  test('a guarded stub decodes its path in the error message and ignores a trailing slash', () => {
    expect(() => String(guardedStub('/api/web-methods/a%20b/c/'))).toThrow(
      '"c" of the web module "a b"',
    );
  });

  test('a guarded stub with a path of another kind names the given id in the error message', () => {
    expect(() =>
      String(guardedStub('https://api.example.com/web-methods/x', 'backend/a/b')),
    ).toThrow('"b" of the web module "backend/a"');
  });
});

describe('a guarded stub that is used as a function', () => {
  test('a guarded stub passes on its arguments and returns the result', async () => {
    called.mockResolvedValueOnce('result');
    await expect(limit(1, 'a')).resolves.toBe('result');
    expect(called).toHaveBeenLastCalledWith(1, 'a');
  });

  test.each([
    ['bind()', () => limit.bind(null, 1)(2)],
    ['call()', () => limit.call(null, 1, 2)],
    ['apply()', () => limit.apply(null, [1, 2])],
    ['vi.fn()', () => vi.fn(limit)(1, 2)],
  ])('a guarded stub can be called through %s', async (_, call) => {
    await call();
    expect(called).toHaveBeenLastCalledWith(1, 2);
  });

  test('await on a guarded stub itself returns the stub', async () => {
    expect(await limit).toBe(limit);
  });

  test('a guarded stub has the type, name and identity of a function', () => {
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
  ])('a guarded stub returns undefined for the property %s, which libraries read', (key) => {
    expect(Reflect.get(limit, key)).toBeUndefined();
  });
});

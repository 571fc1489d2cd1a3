import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebMethodError } from '../error.js';
import { call, returned, thrown } from './handler.harness.js';

describe('a rejected promise that nobody awaits', () => {
  const unhandled = vi.fn();
  beforeEach(() => {
    unhandled.mockClear();
    process.on('unhandledRejection', unhandled);
  });
  afterEach(() => {
    process.off('unhandledRejection', unhandled);
  });

  const later = () => new Promise((_, reject) => setTimeout(reject, 1, new Error('too late')));
  const numbers = (length: number) => Array.from({ length }, (_, number) => number);
  const getter = () => ({
    get p() {
      return later();
    },
  });
  const holding = () => Object.assign(new Error('x'), { retry: later() });
  const caused = () => new WebMethodError('A', 'b', { cause: later() });
  const hostileMap = () => {
    class Hostile extends Map {
      override keys(): never {
        throw new Error('hostile');
      }
    }
    return Object.assign(new Hostile(), { p: later() });
  };

  test('a query in a result that cannot be encoded does not run', async () => {
    const run = vi.fn();
    class Query extends Promise<unknown> {
      // biome-ignore lint/suspicious/noThenProperty: as the queries of database drivers have it
      override then(): Promise<never> {
        run();
        return new Promise(() => {});
      }
      override catch(): Promise<never> {
        run();
        return new Promise(() => {});
      }
      static override get [Symbol.species]() {
        return Promise;
      }
    }
    returned.value = { rows: new Query(() => {}) };
    expect((await call('backend/demo/returnAny')).status).toBe(500);
    expect(run).not.toHaveBeenCalled();
  });

  test.each<[string, () => void]>([
    ['in a result', () => Object.assign(returned, { value: { a: [later(), later()] } })],
    ['in a Map in a result', () => Object.assign(returned, { value: new Map([[1, later()]]) })],
    [
      'in a class instance',
      () =>
        Object.assign(returned, {
          value: new (class {
            p = later();
          })(),
        }),
    ],
    ['under a symbol key', () => Object.assign(returned, { value: { [Symbol('s')]: later() } })],
    ['that is thrown', () => Object.assign(thrown, { value: later() })],
    [
      'in the cause of an error',
      () => Object.assign(thrown, { value: new Error('x', { cause: [later()] }) }),
    ],
    [
      'in the details of an error',
      () => Object.assign(thrown, { value: new WebMethodError('A', 'b', { details: later() }) }),
    ],
    ['from a getter of a result', () => Object.assign(returned, { value: [getter()] })],
    ['in an error of a result', () => Object.assign(returned, { value: { error: holding() } })],
    ['in the cause of an error of a result', () => Object.assign(returned, { value: [caused()] })],
    ['under the key stack', () => Object.assign(returned, { value: { stack: later() } })],
    [
      'on a function',
      () => Object.assign(returned, { value: Object.assign(() => 1, { p: later() }) }),
    ],
    [
      'with its own catch()',
      () => Object.assign(returned, { value: [Object.assign(later(), { catch() {} })] }),
    ],
    [
      'behind many values',
      () => Object.assign(returned, { value: { items: numbers(20_000), p: [later()] } }),
    ],
    ['among many', () => Object.assign(returned, { value: numbers(11_000).map(later) })],
    [
      'in the error of another promise',
      () => Object.assign(returned, { value: [Promise.reject(holding())] }),
    ],
    ['of a hostile Map', () => Object.assign(returned, { value: hostileMap() })],
  ])('a rejected promise %s is logged and does not crash the server', async (_, prepare) => {
    returned.value = () => 1;
    thrown.value = undefined;
    prepare();
    await call('backend/demo/returnAny');
    if (thrown.value) await call('backend/demo/throwAny');
    await vi.waitFor(
      () =>
        expect(console.error).toHaveBeenCalledWith(
          expect.stringMatching(
            /^A promise in (?:the result of|the error of|an error of) .* was rejected: Error: too/,
          ),
        ),
      { timeout: 20_000 },
    );
    await new Promise(setImmediate);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { after, counting, minute, serve } from './cache.harness.js';
import { invalidate } from './result-cache.js';
import {
  app,
  createTestStore,
  keysOf,
  miss,
  otherProcess,
  stored,
  type TestStore,
  use,
} from './shared-cache.harness.js';
import { SharedResults } from './shared-results.js';

vi.mock('./configured-results.js', async () => {
  const { app } = await import('./shared-cache.harness.js');
  return {
    get sharedResults() {
      return app.results;
    },
  };
});

let store: TestStore;
beforeEach(() => {
  store = createTestStore();
  use({ default: store.storage });
});

const sdkError = (status: number) =>
  Object.assign(new Error('x'), { response: { status }, requestId: 'r' });

describe('a `cacheStore` that fails', () => {
  const failing = new Error('connect to redis://user:password@10.0.0.1:6379 failed\nat once');

  test.each(['get', 'set'] as const)(
    'calls go on without a store whose `%s` fails, and the log has one line without the password',
    async (operation) => {
      const { call, run } = serve(counting, minute);
      store.before = (other) => (other === operation ? Promise.reject(failing) : undefined);
      const answers = await Promise.all([1, 2, 3].map((n) => call({ body: `[${n}]` })));
      for (const answer of answers) expect(answer).toMatchObject({ status: 200, cache: miss });
      expect(run).toHaveBeenCalledTimes(3);
      expect(console.error).toHaveBeenCalledExactlyOnceWith(
        'wix-astro-web-methods: the cacheStore failed, and calls run without it for 5 seconds: Error: connect to redis://[credentials]@10.0.0.1:6379 failed\\nat once',
      );
    },
  );

  test('a call waits 250 ms for a store that hangs, and the calls of the next 5 seconds do not wait', async () => {
    const { call, run } = serve(counting, minute);
    store.before = () => new Promise(() => {});
    const answer = call();
    await vi.advanceTimersByTimeAsync(249);
    expect(run).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect((await answer).status).toBe(200);
    expect((await call()).status).toBe(200);
    expect(console.error).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining('The store did not answer within 250 ms.'),
    );
    store.before = () => {};
    after(5);
    expect((await call()).cache).toBe(stored);
    expect((await call()).cache).toContain('hit');
  });

  test('a call works again after the writing of a generation has hung', async () => {
    const { call } = serve(counting, minute);
    store.before = (operation) => operation === 'set' && new Promise(() => {});
    const answer = call();
    await vi.advanceTimersByTimeAsync(250);
    expect((await answer).cache).toBe(miss);
    store.before = () => {};
    after(5);
    expect((await call()).cache).toBe(stored);
  });

  test('the log has at most 300 characters of a store’s error', async () => {
    store.before = () => Promise.reject(new Error('x'.repeat(1000)));
    await serve(counting, minute).call();
    const [[line = ''] = []] = vi.mocked(console.error).mock.calls;
    expect(line).toMatch(/: Error: x{293}$/);
  });

  test('calls without the store’s answer do not share a run', async () => {
    const { call, run } = serve(counting, minute);
    store.before = () => Promise.reject(failing);
    await Promise.all([call(), call()]);
    expect(run).toHaveBeenCalledTimes(2);
  });

  test('calls go on if the app’s module throws or does not load', async () => {
    const { call } = serve(counting, minute);
    app.results = new SharedResults(() => Promise.reject(failing), 'build', false);
    expect((await call()).cache).toBe(miss);
    app.results = new SharedResults(() => new Promise(() => {}), 'build', false);
    const answer = call();
    await vi.advanceTimersByTimeAsync(5000);
    expect((await answer).cache).toBe(miss);
    expect(console.error).toHaveBeenCalledTimes(2);
  });

  test.each<[string, object, string]>([
    ['no default export', {}, 'without getItem, setItem, removeItem'],
    ['a function as its default export', { default: () => {} }, 'without getItem'],
    ['a Map as its default export', { default: new Map() }, 'without getItem'],
    [
      'a default export without setItem()',
      { default: { getItem() {}, removeItem() {} } },
      'without setItem. Export a Storage, as in: export default createStorage({ driver })',
    ],
  ])(
    'a call fails with 500 if the module of the `cacheStore` has %s, and invalidate() does not',
    async (_, exported, message) => {
      use(exported);
      const { call, run } = serve(counting, minute);
      expect((await call()).status).toBe(500);
      expect(run).not.toHaveBeenCalled();
      expect(console.error).toHaveBeenLastCalledWith(expect.stringContaining(message));
      expect(await invalidate({ instanceId: 'one' })).toBe(false);
      expect(console.error).toHaveBeenLastCalledWith(expect.stringContaining(message));
    },
  );
});

describe('a `cacheStore` with values that the app has not written', () => {
  test.each<[string, string]>([
    ['no JSON', 'x'],
    ['an object', '{"body":"[1]"}'],
    ['null', 'null'],
    ['a number', '1'],
    ['an empty text', ''],
    ['"undefined"', 'undefined'],
  ])('a value that is %s is a miss, and is replaced', async (_, value) => {
    const { call, run } = serve(counting, minute);
    await call();
    for (const key of store.items.keys()) store.items.set(key, value);
    expect(await call()).toMatchObject({ status: 200, cache: stored });
    expect(run).toHaveBeenCalledTimes(2);
    expect((await call()).cache).toContain('hit');
    expect(console.error).not.toHaveBeenCalled();
  });

  test('a result that was copied from another instance is a miss', async () => {
    const { call } = serve(counting, minute);
    const [one, two] = [await call(), await call({ instance: 'two' })];
    const [first = '', second = ''] = keysOf(store, 'result');
    store.items.set(second, store.items.get(first) ?? '');
    expect((await call({ instance: 'two' })).text).not.toBe(one.text);
    expect(two.text).not.toBe(one.text);
  });
});

describe('expired results in a `cacheStore` while Wix fails', () => {
  test('an expired result of the store is served for ten minutes while Wix fails', async () => {
    const { call, run } = serve(counting, minute);
    const first = await call();
    run.mockImplementation(() => {
      throw sdkError(503);
    });
    after(61);
    const cache = 'web-methods; hit; ttl=-1; detail=upstream-failed';
    expect(await call()).toEqual({ ...first, cache });
    after(598);
    expect((await call()).text).toBe(first.text);
    after(1);
    expect((await call()).status).toBe(502);
  });

  test('an expired result is removed from the store if Wix responds with 403', async () => {
    const { call, run } = serve(counting, minute);
    await call();
    after(61);
    run.mockImplementation(() => {
      throw sdkError(403);
    });
    expect((await call()).status).toBe(403);
    expect(keysOf(store, 'result')).toHaveLength(0);
  });

  test('an expired result is not served if another process invalidates it during the call', async () => {
    const other = await otherProcess(store);
    const { call, run } = serve(counting, minute);
    await call();
    after(61);
    run.mockImplementation(async () => {
      await other.invalidate({ instanceId: 'one' });
      throw sdkError(503);
    });
    expect((await call()).status).toBe(502);
  });

  test('a call fails if Wix and the store fail', async () => {
    const { call, run } = serve(counting, minute);
    await call();
    after(61);
    run.mockImplementation(() => {
      store.before = () => Promise.reject(new Error('down'));
      throw sdkError(503);
    });
    expect((await call()).status).toBe(502);
  });
});

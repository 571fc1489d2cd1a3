import { Permissions, webMethod } from '@wix/web-methods';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { after, counting, minute, serve } from './cache.harness.js';
import type { CacheStore } from './cache-store.js';
import { createHandler } from './handler.js';
import { forgetResults, invalidate } from './result-cache.js';
import { resultStore } from './result-store.js';
import {
  createTestStore,
  keysOf,
  miss,
  otherProcess,
  stored,
  type TestStore,
  use,
} from './shared-cache.harness.js';

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

describe('a cached method with a `cacheStore`', () => {
  test('the store has the result, and the process itself has none', async () => {
    const { call, run } = serve(counting, minute);
    const first = await call();
    expect(first.cache).toBe(stored);
    after(10);
    expect(await call()).toEqual({ ...first, cache: 'web-methods; hit; ttl=50' });
    expect(run).toHaveBeenCalledTimes(1);
    expect(resultStore().instances.size).toBe(0);
    store.items.clear();
    expect((await call()).text).not.toBe(first.text);
  });

  test('instances and arguments have their own results in the store', async () => {
    const { call } = serve(counting, minute);
    const calls = [{}, { instance: 'two' }, { body: '[1]' }];
    const texts = new Set();
    for (const options of calls) texts.add((await call(options)).text);
    expect(texts.size).toBe(3);
    for (const options of calls) expect(texts).toContain((await call(options)).text);
    expect(keysOf(store, 'result')).toHaveLength(3);
  });

  test('the store has undefined and results that JSON cannot represent', async () => {
    for (const value of [new Set([1n]), undefined]) {
      const { call, run } = serve(() => value, minute);
      store.items.clear();
      const first = await call();
      expect(await call()).toMatchObject({ status: first.status, text: first.text });
      expect(run).toHaveBeenCalledTimes(1);
    }
  });

  test('another build of the app does not use the results, and sees the invalidations', async () => {
    const { call, run } = serve(counting, minute);
    await call();
    use({ default: store.storage }, { secret: 'next build' });
    await call();
    expect(run).toHaveBeenCalledTimes(2);
    await (await otherProcess(store)).invalidate({ instanceId: 'one' });
    await call();
    expect(run).toHaveBeenCalledTimes(3);
  });

  test('in development, a method runs again after its code has changed', async () => {
    use({ default: store.storage }, { dev: true });
    const before = serve(() => 'before', minute);
    await before.call();
    expect((await before.call()).cache).toContain('hit');
    expect((await serve(() => 'after', minute).call()).text).toBe('"after"');
  });

  test('forgetResults() makes a process run its methods again', async () => {
    const { call, run } = serve(counting, minute);
    await call();
    forgetResults();
    await call();
    expect(run).toHaveBeenCalledTimes(2);
  });

  test('processes share the results of an endpoint by its route', async () => {
    const read = async (route: string | undefined) => {
      // In another process, the method is another function.
      const endpoint = webMethod(Permissions.Anyone, async () => counting(), { cache: minute });
      const handle = createHandler({ modules: {}, clientId: 'app', dev: false });
      const headers = { authorization: 'VISITOR one' };
      const request = new Request('https://app.example/api/plan', { headers });
      return (await handle(request, { endpoint, route })).text();
    };
    const first = await read('/api/plan');
    expect(await read('/api/plan')).toBe(first);
    expect(await read('/api/other')).not.toBe(first);
    expect(await read(undefined)).not.toBe(await read(undefined));
  });

  test('a method without the `cache` option does not use the store', async () => {
    await serve(counting, undefined).call();
    expect(store.operations).toBe(0);
  });

  test('a hit reads the result and its generations, and writes nothing', async () => {
    const { call } = serve(counting, { tags: ['a', 'b'], ttl: 60 });
    await call();
    store.operations = 0;
    expect((await call()).cache).toContain('hit');
    expect(store.operations).toBe(4);
  });

  test('the store may remove a result after its `ttl` and ten minutes, and a generation after 30 days', async () => {
    await serve(counting, minute).call();
    const ttls = (kind: 'result' | 'generation') =>
      keysOf(store, kind).map((key) => store.ttls.get(key));
    expect(ttls('result')).toEqual([660]);
    expect(ttls('generation')).toEqual([2_592_000, 2_592_000]);
  });

  test('a result with an endless `ttl` stays in the store no longer than its generations', async () => {
    await serve(counting, { tags: ['a'], ttl: Number.POSITIVE_INFINITY }).call();
    expect(store.ttls.get(keysOf(store, 'result')[0] ?? '')).toBe(2_592_000);
  });

  test('a result of more than 512 KiB, or with a key of more than 1024 characters, is not stored', async () => {
    const { call } = serve((size) => 'x'.repeat(Number(size)), minute);
    expect((await call({ body: '[524287]' })).cache).toBe(miss);
    expect((await call({ body: '[1000]' })).cache).toBe(stored);
    expect((await call({ body: `["${'1'.repeat(1024)}"]` })).cache).toBeNull();
    expect(keysOf(store, 'result')).toHaveLength(1);
  });
});

describe('`invalidate()` with a `cacheStore`', () => {
  test.each([
    [{ tag: 'instance', instanceId: 'one' }, 2],
    [{ instanceId: 'one' }, 2],
    [{ tag: 'other', instanceId: 'one' }, 1],
    [{ tag: 'instance', instanceId: 'two' }, 1],
    [{ instanceId: 'two' }, 1],
  ])('invalidate(%j) in another process makes the method run %i time(s)', async (which, runs) => {
    const other = await otherProcess(store);
    const { call, run } = serve(counting, { tags: ['a', 'instance'], ttl: 60 });
    await call();
    expect(await other.invalidate(which)).toBe(true);
    await call();
    expect(run).toHaveBeenCalledTimes(runs);
  });

  test('invalidate() has its effect on the own process before the store answers', async () => {
    const { call, run } = serve(counting, minute);
    await call();
    const writes: (() => void)[] = [];
    store.before = (operation) =>
      operation === 'set' && new Promise<void>((resolve) => writes.push(resolve));
    const invalidated = invalidate({ instanceId: 'one' });
    await expect.poll(() => writes).toHaveLength(1);
    store.before = () => {};
    expect((await call()).cache).toBe(stored);
    expect(run).toHaveBeenCalledTimes(2);
    writes[0]?.();
    expect(await invalidated).toBe(true);
  });

  test('a result that another process invalidates during the call is not stored', async () => {
    const other = await otherProcess(store);
    const { call, run } = serve(() => other.invalidate({ instanceId: 'one' }), minute);
    expect((await call()).cache).toBe(miss);
    expect(keysOf(store, 'result')).toHaveLength(0);
    run.mockImplementation(counting);
    expect((await call()).cache).toBe(stored);
  });

  test('a result that the own process invalidates during the call is not stored', async () => {
    const { call } = serve(() => void invalidate({ instanceId: 'one' }), minute);
    expect((await call()).cache).toBe(miss);
    expect(keysOf(store, 'result')).toHaveLength(0);
  });

  test('a call after an invalidation in another process does not join the run of an earlier call', async () => {
    const other = await otherProcess(store);
    let finish = (_: string) => {};
    const { call, run } = serve(() => new Promise((resolve) => (finish = resolve)), minute);
    const first = call();
    await expect.poll(() => run).toHaveBeenCalledTimes(1);
    const finishFirst = finish;
    await other.invalidate({ tag: 'instance', instanceId: 'one' });
    const second = call();
    await expect.poll(() => run).toHaveBeenCalledTimes(2);
    finishFirst('old');
    finish('new');
    expect((await first).text).toBe('"old"');
    expect((await second).text).toBe('"new"');
    expect((await call()).text).toBe('"new"');
  });

  test('a hundred identical calls at the same time share one run and its new generations', async () => {
    const { call, run } = serve(counting, minute);
    const answers = await Promise.all(Array.from({ length: 100 }, () => call()));
    expect(run).toHaveBeenCalledTimes(1);
    expect(answers.filter(({ cache }) => cache?.includes('collapsed'))).toHaveLength(99);
    expect((await call()).cache).toContain('hit');
  });

  test('a result is not served once the store has lost one of its generations', async () => {
    const { call, run } = serve(counting, minute);
    for (const key of [0, 1]) {
      await call();
      store.items.delete(keysOf(store, 'generation')[key] ?? '');
    }
    await call();
    expect(run).toHaveBeenCalledTimes(3);
    await call();
    expect(run).toHaveBeenCalledTimes(3);
  });

  test.each([null, ''])(
    'a result is not served once the store has %j for its invalidation',
    async (missing) => {
      store.missing = missing;
      const other = await otherProcess(store);
      const { call, run } = serve(counting, minute);
      await call();
      await other.invalidate({ instanceId: 'one' });
      for (const key of keysOf(store, 'generation')) store.items.delete(key);
      await call();
      expect(run).toHaveBeenCalledTimes(2);
    },
  );

  test('an invalidation writes one generation, which the next call uses', async () => {
    const { call } = serve(counting, minute);
    await call();
    store.operations = 0;
    await invalidate({ tag: 'instance', instanceId: 'one' });
    expect(store.operations).toBe(1);
    const generations = () => keysOf(store, 'generation').map((key) => store.items.get(key));
    const before = generations();
    expect((await call()).cache).toBe(stored);
    expect(generations()).toEqual(before);
  });

  test('a process that sees an invalidation late serves no earlier result after that', async () => {
    const other = await otherProcess(store);
    // A process sees its own writes at once, as with Cloudflare KV.
    let seen = new Map<string, string>();
    const catchUp = () => (seen = new Map(store.items));
    const late: CacheStore = {
      getItem: async (key) => seen.get(key) ?? null,
      async setItem(key, value, options) {
        await store.storage.setItem(key, value, options);
        seen.set(key, value);
      },
      removeItem: (key) => store.storage.removeItem(key),
    };
    use({ default: late });
    const { call, run } = serve(counting, minute);
    const { text } = await call();
    await other.invalidate({ instanceId: 'one' });
    expect((await call()).text).toBe(text);
    const { text: storedLate } = await call({ body: '[1]' });
    expect(run).toHaveBeenCalledTimes(2);
    catchUp();
    expect((await call()).text).not.toBe(text);
    expect((await call({ body: '[1]' })).text).not.toBe(storedLate);
  });

  test('invalidate() resolves to `false` if the store fails, and the next call repeats the invalidation', async () => {
    const other = await otherProcess(store);
    const { call, run } = serve(counting, minute);
    await call();
    store.before = () => Promise.reject(new Error('The store is down.'));
    expect(await invalidate({ tag: 'instance', instanceId: 'one' })).toBe(false);
    expect(console.error).toHaveBeenCalledExactlyOnceWith(
      'wix-astro-web-methods: an invalidation did not reach the cacheStore, and other processes may serve old results: Error: The store is down.',
    );
    store.before = () => {};
    // The store still has the old result, with generations that look current.
    expect((await call()).cache).toBe(stored);
    expect(run).toHaveBeenCalledTimes(2);
    expect((await call()).cache).toContain('hit');
    const key = { method: Object.assign(() => {}, { permission: 'Anyone' as const }) };
    const asked = { ...key, instanceId: 'one', text: 'a/m []' };
    const { cached } = await other.find(asked, { tags: ['instance'], ttlMs: 60_000 });
    expect(cached?.result.body).toBe((await call()).text);
  });
});

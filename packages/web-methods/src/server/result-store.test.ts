import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { LRUCache } from 'lru-cache';
import { describe, expect, test, vi } from 'vitest';
import { counting, minute, serve } from './cache.harness.js';
import { cacheKey } from './cache-key.js';
import { invalidate, resultKeeper } from './result-cache.js';
import { addEntry, type ResultStore, resultStore, STALE_MS } from './result-store.js';

/** Another copy of the package, as the bundle of an event extension has one. */
async function loadCopy() {
  vi.resetModules();
  const copy = await import('./result-cache.js');
  expect(copy.invalidate).not.toBe(invalidate);
  return copy;
}

const ofOne = { tag: 'instance', instanceId: 'one' };

/** Calls with each of some arguments, one at a time. */
async function callWith(
  call: (options: { instance: string; body: string }) => Promise<unknown>,
  args: readonly unknown[],
  instance = 'one',
) {
  for (const argument of args) await call({ instance, body: JSON.stringify([argument]) });
}

describe('the result store', () => {
  test('the result store has the shape that belongs to the version number in its key', async () => {
    const { call } = serve(counting, minute);
    await call({ instance: 'shape', body: '[{ "b": 1, "a": [true] }]' });
    const key = Symbol.for('wix-astro-web-methods/results/2');
    const store: ResultStore = Reflect.get(globalThis, key);
    // Whoever has to change this counts up the number in the key: see resultStore().
    expect(Object.keys(store)).toEqual(['instances', 'fills', 'swept']);
    expect(store.swept).toBeTypeOf('number');
    expect(store.instances).toBeInstanceOf(LRUCache);
    expect(store.fills).toBeInstanceOf(Set);
    expect(store.instances.get('shape')).toEqual(
      new Map([
        [
          'a/m [{"a":[true],"b":1}]',
          {
            method: expect.any(Function),
            tags: ['instance'],
            result: { status: 200, contentType: 'application/json', body: expect.any(String) },
            expires: Date.now() + 60_000,
          },
        ],
      ]),
    );
    const onItsWay = serve(() => [...store.fills], minute);
    expect(JSON.parse((await onItsWay.call({ instance: 'shape' })).text)).toEqual([
      { instanceId: 'shape', tags: ['instance'], isDropped: false },
    ]);
  });

  const numbers = (length: number) => Array.from({ length }, (_, number) => number);

  test.each([
    ['200 short', numbers(200)],
    ['20 long', numbers(20).map((number) => `${number}`.padEnd(900_000, 'x'))],
  ])(
    'calls of one instance with %s arguments do not evict another instance’s result',
    async (_, args) => {
      const { call, run } = serve(counting, minute);
      const { text } = await call({ instance: 'two' });
      await callWith(call, args);
      const again = await call({ instance: 'two' });
      expect(again).toMatchObject({ text, cache: 'web-methods; hit; ttl=60' });
      expect(run).toHaveBeenCalledTimes(args.length + 1);
    },
  );

  test('large results of some instances do not evict another instance’s result', async () => {
    const { call } = serve((size) => 'x'.repeat(Number(size)), minute);
    await call({ instance: 'two', body: '[1]' });
    const sizes = numbers(10).map((number) => 1_000_000 + number);
    for (const instance of ['one', 'three']) await callWith(call, sizes, instance);
    expect((await call({ instance: 'two', body: '[1]' })).cache).toContain('hit');
    // One of them is kept, and one that is too large is not, in place of nothing.
    const last = { instance: 'one', body: '[1000009]' };
    expect((await call(last)).cache).toContain('hit');
    const tooLarge = await call({ instance: 'one', body: '[2000000]' });
    expect(tooLarge.cache).toBe('web-methods; fwd=miss');
    expect((await call(last)).cache).toContain('hit');
  });

  test('the result store has at most 100 results per instance and evicts the oldest first', async () => {
    const { call, run } = serve(counting, minute);
    await callWith(call, numbers(200));
    await callWith(call, numbers(200).slice(-100));
    expect(run).toHaveBeenCalledTimes(200);
    await callWith(call, [99]);
    expect(run).toHaveBeenCalledTimes(201);
  });

  test('the result store does not cache a call whose key is longer than 1024 characters', async () => {
    const { call } = serve(counting, minute);
    const asked = async (length: number) => {
      // The id, a space, brackets and quotes.
      const body = JSON.stringify(['x'.repeat(length - 'a/m [""]'.length)]);
      await call({ body });
      return (await call({ body })).cache;
    };
    expect(await asked(1024)).toContain('hit');
    expect(await asked(1025)).toBe('web-methods; fwd=miss');
  });
});

describe('memory use of the result store', () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage: () => void = runInNewContext('gc');
  const heap = () => {
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  const method = Object.assign(() => {}, { permission: 'Anyone' as const });
  const empty = { status: 204 as const, contentType: undefined, body: '' };
  const entry = (expires: number) => ({ method, tags: ['a'], result: empty, expires });

  test('a key that is joined from many parts takes no more memory than it counts', () => {
    const store = resultStore();
    store.instances.clear();
    const nested = (levels: number, n: number): unknown =>
      levels === 0 ? n : { '': nested(levels - 1, n) };
    const policy = { tags: ['a'], ttlMs: 60_000 };
    const before = heap();
    for (let n = 0; n < 5000; n += 1) {
      const key = cacheKey(method, 'a/m', `${n % 100}`, [nested(62, n)]);
      resultKeeper(key, policy).keep(empty);
    }
    const taken = heap() - before;
    expect(store.instances.size).toBe(100);
    expect(taken).toBeLessThan(store.instances.calculatedSize);
    store.instances.clear();
  });

  test.each([
    [1_000, 100],
    [20_000, 1],
  ])(
    'the result store uses no more memory than it counts for %i instances with %i empty result(s) each',
    (instances, results) => {
      const store = resultStore();
      store.instances.clear();
      const before = heap();
      const inMinutes = entry(Date.now() + 60_000);
      for (let instance = 0; instance < instances; instance += 1) {
        for (let result = 0; result < results; result += 1) {
          addEntry(store, `${instance}`, `a/m [${result}]`, inMinutes);
        }
      }
      const taken = heap() - before;
      expect(store.instances.size).toBe(instances);
      expect(taken).toBeGreaterThan(0);
      expect(taken).toBeLessThan(store.instances.calculatedSize);
      store.instances.clear();
    },
  );

  test('the result store limits 300,000 empty results to 32 MiB', () => {
    const store = resultStore();
    const fresh = entry(Date.now() + 60_000);
    for (let result = 0; result < 300_000; result += 1) {
      addEntry(store, `${result % 10_000}`, `a/m [${result}]`, fresh);
    }
    expect(store.instances.calculatedSize).toBeLessThanOrEqual(32 * 1024 * 1024);
    store.instances.clear();
  });

  test('the result store removes results within a minute once they can no longer be served', () => {
    const store = resultStore();
    store.instances.clear();
    addEntry(store, 'expiring', 'a/m []', entry(Date.now()));
    addEntry(store, 'mixed', 'a/m []', entry(Date.now()));
    addEntry(store, 'mixed', 'a/m [1]', entry(Date.now() + 3_600_000));
    vi.setSystemTime(Date.now() + STALE_MS - 1);
    addEntry(store, 'new', 'a/m []', entry(Date.now()));
    expect(store.instances.has('expiring')).toBe(true);
    vi.setSystemTime(Date.now() + 60_001);
    addEntry(store, 'new', 'a/m []', entry(Date.now()));
    expect(store.instances.has('expiring')).toBe(false);
    expect([...(store.instances.get('mixed')?.keys() ?? [])]).toEqual(['a/m [1]']);
  });
});

describe('another copy of the package', () => {
  test('invalidate() of another copy of the package removes this copy’s results for one instance', async () => {
    const { call, run } = serve(counting, minute);
    await call();
    await call({ instance: 'two' });
    (await loadCopy()).invalidate(ofOne);
    await call();
    await call({ instance: 'two' });
    expect(run).toHaveBeenCalledTimes(3);
  });

  test('invalidate() of another copy of the package prevents caching of a running method’s result', async () => {
    const copy = await loadCopy();
    const { call } = serve(() => copy.invalidate(ofOne), minute);
    expect((await call()).cache).toBe('web-methods; fwd=miss');
  });
});

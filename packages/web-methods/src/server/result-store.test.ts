import { LRUCache } from 'lru-cache';
import { describe, expect, test, vi } from 'vitest';
import { counting, minute, serve } from './cache.harness.js';
import { invalidate } from './result-cache.js';
import type { ResultStore } from './result-store.js';

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

describe('what is kept', () => {
  test('has the shape that its version stands for', async () => {
    const { call } = serve(counting, minute);
    await call({ instance: 'shape', body: '[{ "b": 1, "a": [true] }]' });
    const key = Symbol.for('wix-astro-web-methods/results/1');
    const store: ResultStore = Reflect.get(globalThis, key);
    // Whoever has to change this counts up the number in the key: see resultStore().
    expect(Object.keys(store)).toEqual(['instances', 'fills']);
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
  ])('of one instance, by %s arguments, pushes out nothing of another', async (_, args) => {
    const { call, run } = serve(counting, minute);
    const { text } = await call({ instance: 'two' });
    await callWith(call, args);
    const again = await call({ instance: 'two' });
    expect(again).toMatchObject({ text, cache: 'web-methods; hit; ttl=60' });
    expect(run).toHaveBeenCalledTimes(args.length + 1);
  });

  test('of some instances, by large results, pushes out nothing of another', async () => {
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

  test('of one instance is at most a hundred results, and the oldest go first', async () => {
    const { call, run } = serve(counting, minute);
    await callWith(call, numbers(200));
    await callWith(call, numbers(200).slice(-100));
    expect(run).toHaveBeenCalledTimes(200);
    await callWith(call, [99]);
    expect(run).toHaveBeenCalledTimes(201);
  });

  test('was asked with at most 1024 characters', async () => {
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

describe('another copy of the package', () => {
  test('drops what this one keeps, of the instance that it names', async () => {
    const { call, run } = serve(counting, minute);
    await call();
    await call({ instance: 'two' });
    (await loadCopy()).invalidate(ofOne);
    await call();
    await call({ instance: 'two' });
    expect(run).toHaveBeenCalledTimes(3);
  });

  test('has a result not kept that is on its way meanwhile', async () => {
    const copy = await loadCopy();
    const { call } = serve(() => copy.invalidate(ofOne), minute);
    expect((await call()).cache).toBe('web-methods; fwd=miss');
  });
});

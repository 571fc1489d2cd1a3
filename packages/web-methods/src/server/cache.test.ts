import { Permissions } from '@wix/web-methods';
import { describe, expect, test } from 'vitest';
import { WebMethodError } from '../error.js';
import { after, counting, minute, serve } from './cache.harness.js';
import { getCaller } from './caller.js';
import { invalidate } from './result-cache.js';
import { resultStore } from './result-store.js';

describe('a cached method', () => {
  test('a cached method runs again only after its `ttl` has passed', async () => {
    const { call, run } = serve(counting, minute);
    const first = await call();
    expect(first.cache).toBe('web-methods; fwd=miss; stored');
    after(10);
    expect(await call()).toEqual({ ...first, cache: 'web-methods; hit; ttl=50' });
    expect(run).toHaveBeenCalledTimes(1);
    after(50);
    expect((await call()).text).not.toBe(first.text);
    expect(run).toHaveBeenCalledTimes(2);
  });

  test('a cached result is shared by all callers of one instance, but not across instances', async () => {
    const { call, run } = serve(counting, minute);
    const { text } = await call();
    for (const as of ['VISITOR', 'MEMBER', 'USER']) expect((await call({ as })).text).toBe(text);
    expect(run).toHaveBeenCalledTimes(1);
    expect((await call({ instance: 'two' })).text).not.toBe(text);
    expect((await call({ as: 'APP' })).status).toBe(403);
  });

  test.each([
    ['[{"a":1,"b":[2]}]', '[{ "b": [2.0], "a": 1 }]', 1],
    ['[1]', '[2]', 2],
    ['[1]', '["1"]', 2],
    ['[0]', '[-0]', 2],
    ['[null]', '[1e999]', 2],
    ['[]', '[null]', 2],
    ['["a","b"]', '["a\\",\\"b"]', 2],
    ['[{"a":1}]', '[["a",1]]', 2],
    ['[{}]', '[[]]', 2],
  ])(
    'calls with the arguments %s and %s run a cached method %i time(s)',
    async (one, other, runs) => {
      const { call, run } = serve(counting, minute);
      await call({ body: one });
      await call({ body: other });
      expect(run).toHaveBeenCalledTimes(runs);
    },
  );

  test('a method that changes its arguments is cached under the original arguments', async () => {
    const { call, run } = serve((query) => {
      const { ids } = Object(query);
      return ids.splice(0);
    }, minute);
    const { text } = await call({ body: '[{"ids":["a"]}]' });
    expect((await call({ body: '[{"ids":[]}]' })).text).toBe('[]');
    expect((await call({ body: '[{"ids":["a"]}]' })).text).toBe(text);
    expect(run).toHaveBeenCalledTimes(2);
  });

  test('the cache stores undefined and results that JSON cannot represent', async () => {
    for (const value of [new Set([1n]), undefined]) {
      const { call, run } = serve(() => value, minute);
      const first = await call();
      expect(await call()).toMatchObject({ status: first.status, text: first.text });
      expect(run).toHaveBeenCalledTimes(1);
    }
  });

  test('the cache does not store errors', async () => {
    const { call, run } = serve(() => {
      throw new WebMethodError('NO', 'No.');
    }, minute);
    for (const runs of [1, 2]) {
      expect((await call()).status).toBe(400);
      expect(run).toHaveBeenCalledTimes(runs);
    }
  });

  test('a cached method runs again after its code has changed', async () => {
    const before = serve(() => 'before', minute);
    await before.call();
    expect((await serve(() => 'after', minute).call()).text).toBe('"after"');
  });

  test.each(['subjectType', 'subjectId'] as const)(
    'a cached method fails with 500 if it reads the caller’s %s',
    async (field) => {
      const { call } = serve(async () => (await getCaller())[field], minute);
      expect((await call()).status).toBe(500);
      expect(console.error).toHaveBeenCalledWith(expect.stringContaining(`the caller's ${field}`));
    },
  );

  test('a cached method may read the caller’s instanceId', async () => {
    const { call } = serve(async () => (await getCaller()).instanceId, minute);
    expect((await call()).text).toBe('"one"');
  });
});

describe('`invalidate()`', () => {
  test.each([
    [{ tag: 'instance', instanceId: 'one' }, 2],
    [{ tag: 'other', instanceId: 'one' }, 1],
    [{ tag: 'instance', instanceId: 'two' }, 1],
  ])('invalidate(%j) between two calls makes the method run %i time(s)', async (which, runs) => {
    const { call, run } = serve(counting, { tags: ['a', 'instance'], ttl: 60 });
    await call();
    invalidate(which);
    await call();
    expect(run).toHaveBeenCalledTimes(runs);
  });

  test.each([
    [{ tag: 'instance', instanceId: 'one' }, 'web-methods; fwd=miss'],
    [{ tag: 'other', instanceId: 'one' }, 'web-methods; fwd=miss; stored'],
    [{ tag: 'instance', instanceId: 'two' }, 'web-methods; fwd=miss; stored'],
  ])('invalidate(%j) during a call sets cache-status to %s', async (which, cache) => {
    const { call } = serve(() => invalidate(which), minute);
    expect((await call()).cache).toBe(cache);
  });

  test('a running method is tracked for invalidation only until it returns or throws', async () => {
    const { fills } = resultStore();
    const before = fills.size;
    const { call, run } = serve(counting, minute);
    run.mockImplementation(() => {
      expect(fills.size).toBe(before + 1);
      throw new WebMethodError('NO', 'No.');
    });
    expect((await call()).status).toBe(400);
    run.mockImplementation(counting);
    expect((await call()).status).toBe(200);
    expect(fills.size).toBe(before);
  });

  test('invalidation tracks the latest 1000 running methods, and results of older ones are not cached', async () => {
    let finish = () => {};
    const first = serve(() => new Promise<void>((resolve) => (finish = resolve)), minute);
    const answer = first.call();
    await expect.poll(() => first.run).toHaveBeenCalled();
    const hanging = serve(() => new Promise(() => {}), minute);
    for (let number = 0; number < 1000; number += 1) void hanging.call({ body: `[${number}]` });
    await expect.poll(() => hanging.run).toHaveBeenCalledTimes(1000);
    finish();
    expect((await answer).cache).toBe('web-methods; fwd=miss');
    expect(resultStore().fills.size).toBe(1000);
    resultStore().fills.clear();
  });
});

describe('the `cache` option', () => {
  test('a malformed `cache` option has no effect without Permissions.Anyone', async () => {
    const { call } = serve(counting, { tags: 'x' }, Permissions.Admin);
    expect((await call({ as: 'USER' })).status).toBe(200);
    expect(console.warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('is ignored'));
  });

  test('the `cache` option has a default `ttl` of one week', async () => {
    const { call, run } = serve(counting, { tags: ['a'] });
    await call();
    after(604_799);
    await call();
    expect(run).toHaveBeenCalledTimes(1);
    expect(console.warn).not.toHaveBeenCalled();
  });

  test.each([[{ ttl: 60 }], [{ tags: [], ttl: 60 }]])(
    'the `cache` option %j caches nothing',
    async (cache) => {
      const { call, run } = serve(counting, cache);
      expect((await call()).cache).toBeNull();
      await call();
      expect(run).toHaveBeenCalledTimes(2);
    },
  );

  test('the `cache` option logs one warning about a `ttl` that looks like milliseconds', async () => {
    const { call } = serve(counting, { tags: ['a'], ttl: 3_600_000 });
    await call();
    await call();
    expect(console.warn).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining('more than a week'),
    );
  });

  test.each([
    ['is not an object', 60, 'is not an object'],
    [
      'has tags that are not an array',
      { tags: 'instance', ttl: 60 },
      'tags is not a list of strings',
    ],
    ['has a tag that is not a string', { tags: [1] }, 'tags is not a list of strings'],
    ['has a ttl that is not a number', { tags: ['a'], ttl: '60' }, 'ttl is not a positive number'],
    ['has a ttl of zero', { tags: ['a'], ttl: 0 }, 'ttl is not a positive number'],
    ['has a ttl of NaN', { tags: ['a'], ttl: Number.NaN }, 'ttl is not a positive number'],
  ])('a call fails with 500 if the `cache` option %s', async (_, cache, message) => {
    const { call, run } = serve(counting, cache);
    expect((await call()).status).toBe(500);
    expect(run).not.toHaveBeenCalled();
    expect(console.error).toHaveBeenCalledWith(expect.stringContaining(message));
  });

  test.each([Permissions.SiteMember, Permissions.Admin])(
    'the `cache` option has no effect with the permission %s and logs one warning',
    async (permission) => {
      const { call, run } = serve(counting, minute, permission);
      for (let calls = 1; calls <= 2; calls += 1) {
        expect(await call({ as: 'USER' })).toMatchObject({ status: 200, cache: null });
        expect(run).toHaveBeenCalledTimes(calls);
      }
      expect(console.warn).toHaveBeenCalledExactlyOnceWith(
        `wix-astro-web-methods: the cache option of a/m is ignored. Callers share cached results, so only a method with Permissions.Anyone can be cached. The permission of this method is ${permission}.`,
      );
    },
  );
});

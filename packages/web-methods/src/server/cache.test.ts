import { Permissions, webMethod } from '@wix/web-methods';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebMethodError } from '../error.js';
import { getCaller } from './caller.js';
import { createHandler } from './handler.js';
import { invalidate } from './result-cache.js';
import type { RunInContext } from './run.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  // A token's text is the kind of its subject and its instance.
  vi.stubGlobal('fetch', async (_: string, init: { body: string }) => {
    const [subjectType, instanceId] = JSON.parse(init.body).token.split(' ');
    const exp = Date.now() / 1000 + 1e6;
    return Response.json({
      active: true,
      subjectType,
      subjectId: 's',
      instanceId,
      clientId: 'app',
      exp,
    });
  });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

type Method = (...args: unknown[]) => unknown;

/** A handler with one method, whose calls start from an empty cache, as they are another method's. */
function serve(method: Method, cache: unknown, permission = Permissions.Anyone) {
  const run = vi.fn(method);
  const inContext = vi.fn<RunInContext>((next) => next());
  // An option of any shape, as a project without types may have.
  const options: { cache: { tags: string[] } } = Object({ cache });
  const modules = {
    a: async () => ({ m: webMethod(permission, (...args: unknown[]) => run(...args), options) }),
  };
  const module = modules.a();
  const handle = createHandler({ modules: { a: () => module }, clientId: 'app', dev: false });
  async function call({ as = 'VISITOR', instance = 'one', body = '[]' } = {}) {
    const request = new Request('https://app.example/api/web-methods/a/m', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `${as} ${instance}` },
      body,
    });
    const response = await handle(request, { inContext });
    const text = await response.text();
    return { status: response.status, text, cache: response.headers.get('cache-status') };
  }
  return { call, run, inContext };
}

let count = 0;
const counting = () => {
  count += 1;
  return count;
};
const minute = { tags: ['instance'], ttl: 60 };
const after = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

describe('a cached method', () => {
  test('runs once for its time, and then again', async () => {
    const { call, run, inContext } = serve(counting, minute);
    const first = await call();
    expect(first.cache).toBe('web-methods; fwd=miss; stored');
    after(10);
    expect(await call()).toEqual({ ...first, cache: 'web-methods; hit; ttl=50' });
    expect(run).toHaveBeenCalledTimes(1);
    // A hit needs nothing of what the framework sets up, and so no call to Wix.
    expect(inContext).toHaveBeenCalledTimes(1);
    after(50);
    expect((await call()).text).not.toBe(first.text);
    expect(run).toHaveBeenCalledTimes(2);
  });

  test('answers every caller of an installation, and no other installation', async () => {
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
  ])('%s and %s: %i runs', async (one, other, runs) => {
    const { call, run } = serve(counting, minute);
    await call({ body: one });
    await call({ body: other });
    expect(run).toHaveBeenCalledTimes(runs);
  });

  test('keeps rich results and none at all', async () => {
    for (const value of [new Set([1n]), undefined]) {
      const { call, run } = serve(() => value, minute);
      const first = await call();
      expect(await call()).toMatchObject({ status: first.status, text: first.text });
      expect(run).toHaveBeenCalledTimes(1);
    }
  });

  test('keeps no error', async () => {
    const { call, run } = serve(() => {
      throw new WebMethodError('NO', 'No.');
    }, minute);
    for (const runs of [1, 2]) {
      expect((await call()).status).toBe(400);
      expect(run).toHaveBeenCalledTimes(runs);
    }
  });

  test('is asked again once it was edited', async () => {
    const before = serve(() => 'before', minute);
    await before.call();
    expect((await serve(() => 'after', minute).call()).text).toBe('"after"');
  });

  test.each(['subjectType', 'subjectId'] as const)(
    'may not read the caller’s %s',
    async (field) => {
      const { call } = serve(async () => (await getCaller())[field], minute);
      expect((await call()).status).toBe(500);
      expect(console.error).toHaveBeenCalledWith(expect.stringContaining(`the caller's ${field}`));
    },
  );

  test('may read its installation', async () => {
    const { call } = serve(async () => (await getCaller()).instanceId, minute);
    expect((await call()).text).toBe('"one"');
  });
});

describe('invalidate', () => {
  test.each([
    [{ tag: 'instance', instanceId: 'one' }, 2],
    [{ tag: 'other', instanceId: 'one' }, 1],
    [{ tag: 'instance', instanceId: 'two' }, 1],
  ])('%j: %i runs', async (which, runs) => {
    const { call, run } = serve(counting, { tags: ['a', 'instance'], ttl: 60 });
    await call();
    invalidate(which);
    await call();
    expect(run).toHaveBeenCalledTimes(runs);
  });

  test('drops what was asked for before and comes after', async () => {
    const { call, run } = serve(() => {
      if (run.mock.calls.length === 1) invalidate({ tag: 'instance', instanceId: 'one' });
    }, minute);
    await call();
    await call();
    expect(run).toHaveBeenCalledTimes(2);
  });
});

describe('while Wix fails', () => {
  const sdkError = () =>
    Object.assign(new Error('x'), { response: { status: 503 }, requestId: 'r' });
  let failing = false;
  const fragile = () => {
    if (failing) throw sdkError();
    return counting();
  };
  beforeEach(() => {
    failing = false;
  });

  test('an expired result answers for ten minutes, and says so', async () => {
    const { call } = serve(fragile, minute);
    const first = await call();
    failing = true;
    after(60 + 1);
    const cache = 'web-methods; hit; ttl=-1; detail=upstream-failed';
    expect(await call()).toEqual({ ...first, cache });
    after(598);
    expect((await call()).text).toBe(first.text);
    after(1);
    expect((await call()).status).toBe(502);
  });

  test('one answers, too, if the framework’s own call to Wix fails', async () => {
    const { call, inContext } = serve(counting, minute);
    const first = await call();
    after(61);
    inContext.mockRejectedValue(new Error('Failed to get token info'));
    expect((await call()).text).toBe(first.text);
  });

  test('one answers after ten seconds of silence', async () => {
    const { call, run } = serve(counting, minute);
    const first = await call();
    after(61);
    run.mockImplementation(() => new Promise(() => {}));
    const answer = call();
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(2));
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await answer).text).toBe(first.text);
  });

  test('it never hides a fault of the method’s own', async () => {
    const { call, run } = serve(counting, minute);
    await call();
    after(61);
    run.mockImplementation(() => {
      throw new Error('x');
    });
    expect((await call()).status).toBe(500);
  });

  test('it is gone once it was invalidated', async () => {
    const { call } = serve(fragile, minute);
    await call();
    failing = true;
    invalidate({ tag: 'instance', instanceId: 'one' });
    expect((await call()).status).toBe(502);
  });
});

describe('the option', () => {
  test('without a ttl is a week', async () => {
    const { call, run } = serve(counting, { tags: ['a'] });
    await call();
    after(604_799);
    await call();
    expect(run).toHaveBeenCalledTimes(1);
    expect(console.warn).not.toHaveBeenCalled();
  });

  test.each([[{ ttl: 60 }], [{ tags: [], ttl: 60 }]])('%j caches nothing', async (cache) => {
    const { call, run } = serve(counting, cache);
    expect((await call()).cache).toBeNull();
    await call();
    expect(run).toHaveBeenCalledTimes(2);
  });

  test('warns once of a ttl that looks like milliseconds', async () => {
    const { call } = serve(counting, { tags: ['a'], ttl: 3_600_000 });
    await call();
    await call();
    expect(console.warn).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining('more than a week'),
    );
  });

  test.each([
    ['is no object', 60, 'is not an object'],
    ['has tags of another kind', { tags: 'instance', ttl: 60 }, 'tags is not a list of strings'],
    ['has a tag of another kind', { tags: [1] }, 'tags is not a list of strings'],
    ['has a ttl of another kind', { tags: ['a'], ttl: '60' }, 'ttl is not a positive number'],
    ['has a ttl of zero', { tags: ['a'], ttl: 0 }, 'ttl is not a positive number'],
    ['has a ttl of NaN', { tags: ['a'], ttl: Number.NaN }, 'ttl is not a positive number'],
  ])('is an error if it %s', async (_, cache, message) => {
    const { call, run } = serve(counting, cache);
    expect((await call()).status).toBe(500);
    expect(run).not.toHaveBeenCalled();
    expect(console.error).toHaveBeenCalledWith(expect.stringContaining(message));
  });

  test.each([Permissions.SiteMember, Permissions.Admin])(
    'is an error with %s',
    async (permission) => {
      const { call, run } = serve(counting, minute, permission);
      expect((await call({ as: 'USER' })).status).toBe(500);
      expect(run).not.toHaveBeenCalled();
      expect(console.error).toHaveBeenCalledWith(expect.stringContaining('Permissions.Anyone'));
    },
  );
});

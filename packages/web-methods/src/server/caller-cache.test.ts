import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CallerCache } from './caller-cache.js';

/** Wix's token-info: a token's text is its instance, and its lifetime in seconds. */
const tokenInfo = vi.fn(async (_: string, init: { body: string }) => {
  const [instanceId, lifetime = '3600'] = JSON.parse(init.body).token.split(' ');
  return Response.json({
    active: lifetime !== 'inactive',
    subjectType: 'VISITOR',
    instanceId,
    clientId: 'app',
    exp: Date.now() / 1000 + Number(lifetime),
  });
});

/** Tells whose token it is, as the handler does. */
async function ask(cache: CallerCache, token: string) {
  return cache.recall(token) ?? (await cache.identify(token));
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.stubGlobal('fetch', tokenInfo);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  tokenInfo.mockClear();
});

test('CallerCache asks Wix about a token at most once a minute', async () => {
  const cache = new CallerCache('app');
  for (const [seconds, calls] of [
    [0, 1],
    [59, 1],
    [60, 2],
    [119, 2],
    [121, 3],
  ] as const) {
    vi.setSystemTime(seconds * 1000);
    expect(await ask(cache, 'a')).toMatchObject({ instanceId: 'a' });
    expect(tokenInfo).toHaveBeenCalledTimes(calls);
  }
});

test('CallerCache does not return a caller whose token has expired', async () => {
  const cache = new CallerCache('app');
  await ask(cache, 'a 10');
  vi.setSystemTime(Date.now() + 9_999);
  await ask(cache, 'a 10');
  expect(tokenInfo).toHaveBeenCalledTimes(1);
  vi.setSystemTime(Date.now() + 1);
  await ask(cache, 'a 10');
  expect(tokenInfo).toHaveBeenCalledTimes(2);
});

test('CallerCache returns the right caller for each token', async () => {
  const cache = new CallerCache('app');
  for (const instanceId of ['a', 'b', 'a', 'b']) {
    expect(await ask(cache, instanceId)).toMatchObject({ instanceId });
  }
  expect(tokenInfo).toHaveBeenCalledTimes(2);
});

test('CallerCache does not cache the rejection of a token', async () => {
  const cache = new CallerCache('app');
  for (const calls of [1, 2]) {
    await expect(ask(cache, 'a inactive')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(tokenInfo).toHaveBeenCalledTimes(calls);
  }
});

test('the caller caches of two apps do not share callers', async () => {
  await ask(new CallerCache('app'), 'a');
  await expect(ask(new CallerCache('other'), 'a')).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
});

test('CallerCache.forget() clears all callers, including those that are being verified', async () => {
  const cache = new CallerCache('app');
  await ask(cache, 'a');
  const verifying = cache.identify('b');
  cache.forget();
  await verifying;
  expect(cache.recall('a')).toBeUndefined();
  expect(cache.recall('b')).toBeUndefined();
});

import { parse } from 'devalue';
import { expect, test } from 'vitest';
import type { InstanceKey } from 'wix-emulator';
import type { RunningApp } from '../support/start-app.js';
import { errorBody, startRuntime } from './runtime.js';

let keys = 0;

/** An argument that no call has had, so that nothing is cached for it. */
function newKey(): string {
  keys += 1;
  return `key ${keys}`;
}

const miss = 'web-methods; fwd=miss; stored';
const hit = /^web-methods; hit; ttl=\d+$/;

const runtime = startRuntime();

async function call(id: string, args: unknown[], instance: InstanceKey = 'premium') {
  const answer = await runtime.app.call(`backend/cached/${id}`, { args, instance });
  return { ...answer, cache: answer.headers.get('cache-status') };
}

// The first test, as the warning comes when the module is loaded.
test('the cache option has no effect without Permissions.Anyone, and the log says why', async () => {
  for (let calls = 0; calls < 2; calls += 1) {
    const answer = await runtime.app.call('backend/cached/forMembers', { as: 'member' });
    expect(answer).toMatchObject({ status: 200, body: expect.any(Number) });
    expect(answer.headers.get('cache-status')).toBeNull();
  }
  const warnings = () =>
    runtime.log.join('\n').match(/backend\/cached\/forMembers is ignored.*SiteMember/g) ?? [];
  await expect.poll(warnings).toHaveLength(1);
});

test('a cached method runs once, and other calls get its cached result', async () => {
  const args = [newKey()];
  const first = await call('count', args);
  expect(first).toMatchObject({ status: 200, cache: miss });
  const second = await call('count', args);
  expect(second).toMatchObject({ status: 200, cache: expect.stringMatching(hit) });
  expect(second.body).toEqual(first.body);
  // Caches on the way must not store it: they do not know who calls.
  expect(second.headers.get('cache-control')).toBe('private, no-store');
  expect(second.headers.get('access-control-allow-origin')).toBe('*');
});

test('a cache hit makes no request to Wix, except to verify a new caller', async () => {
  const args = [newKey()];
  const token = runtime.app.token('visitor');
  await runtime.app.call('backend/cached/count', { token, args });
  runtime.app.emulator.clearRequests();
  await runtime.app.call('backend/cached/count', { token, args });
  expect(runtime.app.callsToWix()).toEqual([]);
  await call('count', args);
  expect(runtime.app.callsToWix()).toEqual(['/oauth2/token-info']);
});

test('each instance has its own cached results', async () => {
  const args = [newKey()];
  for (const instance of ['premium', 'free', 'trial'] as const) {
    const { instanceId } = runtime.app.emulator.instances[instance].instance;
    const answer = await call('count', args, instance);
    expect(answer).toMatchObject({ cache: miss, body: { instanceId } });
    const again = await call('count', args, instance);
    expect(again.cache).toMatch(hit);
    expect(again.body).toEqual(answer.body);
  }
});

test('calls share a cached result if their arguments are equal, whatever the order of keys', async () => {
  const key = newKey();
  await call('count', [{ key, a: 1, b: [2] }]);
  expect((await call('count', [{ b: [2], a: 1, key }])).cache).toMatch(hit);
  for (const other of [
    { key, a: '1', b: [2] },
    { key, a: 1, b: 2 },
    { key, a: 1 },
  ]) {
    expect((await call('count', [other])).cache).toBe(miss);
  }
  expect((await call('count', [{ key, a: 1, b: [2] }, null])).cache).toBe(miss);
});

test('a rich result is cached like any other', async () => {
  for (const cache of [miss, expect.stringMatching(hit)]) {
    const answer = await call('rich', []);
    expect(answer.cache).toEqual(cache);
    expect(parse(answer.text)).toEqual(new Map([['at', new Date(0)]]));
  }
});

test('a cached method refuses callers without permission, whatever is in the cache', async () => {
  const args = [newKey()];
  await call('count', args);
  for (const [as, status] of [
    ['app', 403],
    ['expired', 401],
    [null, 401],
  ] as const) {
    const answer = await runtime.app.call('backend/cached/count', { as, args });
    expect(answer.status).toBe(status);
  }
});

test('invalidate() drops the cached results of its tag and instance only', async () => {
  const args = [newKey()];
  await call('count', args);
  await call('count', args, 'free');
  await call('drop', ['another tag']);
  await call('drop', ['counts'], 'trial');
  expect((await call('count', args)).cache).toMatch(hit);
  await call('drop', ['counts']);
  expect((await call('count', args)).cache).toBe(miss);
  expect((await call('count', args, 'free')).cache).toMatch(hit);
});

/** The emulator sees the calls of such an app, and clears its caches. */
const testIntegrated = test.runIf(runtime.isIntegrated);

testIntegrated.each([
  ['a reset', (app: RunningApp) => app.reset()],
  ['an import', ({ emulator }: RunningApp) => emulator.importState(emulator.exportState())],
])('the app drops its cached results after %s of the emulator', async (_, replaceState) => {
  const args = [newKey()];
  await call('count', args);
  expect((await call('count', args)).cache).toMatch(hit);
  replaceState(runtime.app);
  expect((await call('count', args)).cache).toBe(miss);
  expect((await call('count', args)).cache).toMatch(hit);
});

testIntegrated(
  'a cached method answers 401 to a token from before a reset of the emulator',
  async () => {
    const args = [newKey()];
    const token = runtime.app.token('visitor');
    await runtime.app.call('backend/cached/count', { token, args });
    runtime.app.reset();
    const answer = await runtime.app.call('backend/cached/count', { token, args });
    expect(answer).toMatchObject({ status: 401, body: errorBody('UNAUTHENTICATED') });
  },
);

testIntegrated(
  'a cached method serves a stale result while Wix fails, and marks it as stale',
  async () => {
    const args = [newKey()];
    const fresh = await call('shortLived', args);
    expect(fresh).toMatchObject({ status: 200, cache: miss });
    runtime.app.faults.set('/apps/v1/instance', () => new Response(null, { status: 503 }));
    // Until the result expires, calls are ordinary hits.
    await expect
      .poll(() => call('shortLived', args))
      .toMatchObject({
        status: 200,
        body: fresh.body,
        cache: 'web-methods; hit; ttl=-1; detail=upstream-failed',
      });
    // With nothing cached, there is no way around Wix.
    const failed = await call('shortLived', [newKey()]);
    expect(failed).toMatchObject({ status: 502, body: errorBody('UPSTREAM') });
    await expect
      .poll(() =>
        runtime.app.emulator.calls.map(({ cache }) => cache).filter((cache) => cache !== 'hit'),
      )
      .toEqual(['miss', 'stale', undefined]);
  },
);

testIntegrated('the emulator’s list of calls shows cache hits and misses', async () => {
  const args = [newKey()];
  await call('count', args);
  await call('count', args);
  await runtime.app.call('backend/methods/nothing');
  const calls = () => runtime.app.emulator.calls;
  await expect.poll(calls).toMatchObject([
    { method: 'backend/cached/count', status: 200, cache: 'miss' },
    { method: 'backend/cached/count', status: 200, cache: 'hit' },
    { method: 'backend/methods/nothing', status: 204 },
  ]);
});

test('a `ttl` that looks like milliseconds logs a warning', async () => {
  expect((await call('monthLong', [])).status).toBe(200);
  await expect
    .poll(() => runtime.log.join('\n'))
    .toMatch(/backend\/cached\/monthLong .* 2592000 seconds.*not in milliseconds/);
});

test('a cached method that reads its caller’s subject answers 500, and the log explains why', async () => {
  const answer = await runtime.app.call('backend/cached/personal', { as: 'member' });
  expect(answer).toMatchObject({ status: 500, body: errorBody('INTERNAL') });
  const text = "A method with the cache option read the caller's subjectId";
  expect(answer.text.includes(text)).toBe(runtime.isDev);
  await expect.poll(() => runtime.log.join('\n')).toContain(text);
});

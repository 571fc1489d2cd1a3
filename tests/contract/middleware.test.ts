import { describe, expect, test } from 'vitest';
import { read } from './read.js';
import { errorBody, startRuntime } from './runtime.js';

// What the app's own src/middleware.ts may do; the fixture's does what the header says.
const runtime = startRuntime();

/** Calls a method while the app's middleware does something. */
function call(id: string, middleware: string, args: unknown[] = [], token?: string) {
  const headers = { 'x-middleware': middleware };
  return runtime.app.call(`backend/methods/${id}`, {
    args,
    init: { headers },
    ...(token && { token }),
  });
}

test('the app’s middleware can read a copy of the call, and its path', async () => {
  const answer = await call('echo', 'read', [{ a: 1 }]);
  expect(answer).toMatchObject({ status: 200, body: [{ a: 1 }] });
  expect(answer.headers.get('x-arguments')).toBe('[{"a":1}]');
  expect(answer.headers.get('x-path')).toBe('/api/web-methods/backend/methods/echo');
});

test('the app’s middleware can respond by itself, and the caller can read the response', async () => {
  for (const answer of [
    await call('echo', 'block'),
    await read(runtime, 'anyone', { headers: { 'x-middleware': 'block' } }),
  ]) {
    expect(answer).toMatchObject({ status: 423, text: 'Closed for maintenance.' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  }
  expect(runtime.app.callsToWix()).toEqual([]);
});

test('the app’s middleware runs before a cached result is served', async () => {
  const token = runtime.app.token('visitor');
  const options = (middleware: string) => ({
    token,
    init: { headers: { 'x-middleware': middleware } },
  });
  const id = 'backend/cached/count';
  expect((await runtime.app.call(id, options('none'))).status).toBe(200);
  expect(await runtime.app.call(id, options('block'))).toMatchObject({ status: 423 });
  runtime.app.emulator.clock.advance(61_000);
  expect(await runtime.app.call(id, options('block'))).toMatchObject({ status: 423 });
});

test('the app’s middleware sees the status of the method’s response', async () => {
  const statuses = ['echo', 'nothing', 'refuse', 'plain'].map(async (id) => {
    const answer = await call(id, 'status');
    return [answer.status, answer.headers.get('x-status')];
  });
  expect(await Promise.all(statuses)).toEqual([
    [200, '200'],
    [204, '204'],
    [409, '409'],
    [404, '404'],
  ]);
  const refused = await call('admin', 'status');
  expect([refused.status, refused.headers.get('x-status')]).toEqual([403, '403']);
  const expired = await call('echo', 'status', [], runtime.app.token('expired'));
  expect([expired.status, expired.headers.get('x-status')]).toEqual([401, '401']);
});

test('the app’s middleware can catch an unexpected error of the method', async () => {
  const answer = await call('crash', 'catch');
  expect(answer).toMatchObject({ status: 599, text: 'Caught: Error: canary-of-an-error' });
  expect(await call('refuse', 'catch')).toMatchObject({ status: 409, body: errorBody('SOLD_OUT') });
});

test('an error of the app’s middleware gives the caller 500', async () => {
  const answer = await call('echo', 'throw');
  expect(answer).toMatchObject({ status: 500, body: errorBody('INTERNAL') });
  expect(answer.text.includes('canary')).toBe(runtime.isDev);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
});

test('a WebMethodError of the app’s middleware reaches the caller with its code and details', async () => {
  const closed = errorBody('CLOSED', { message: 'Back soon.', details: { minutes: 5 } });
  expect(await call('echo', 'refuse')).toMatchObject({ status: 503, body: closed });
});

test('the app’s middleware runs before the caller is verified', async () => {
  const { token } = runtime.app;
  for (const as of ['visitor', 'expired', 'foreignApp'] as const) {
    expect(await call('admin', 'block', [], token(as))).toMatchObject({ status: 423 });
  }
  expect((await call('echo', 'ask for the caller')).text).toContain('outside of a web-method call');
  expect(runtime.app.callsToWix()).toEqual([]);
});

test.each<[string, RequestInit, number]>([
  ['a preflight', { method: 'OPTIONS' }, 204],
  ['another HTTP method', { method: 'PUT', body: '[]' }, 405],
  ['another content type', { headers: { 'content-type': 'text/plain' } }, 415],
  ['no token', { headers: { authorization: '' } }, 401],
])('the app’s middleware does not see a call with %s', async (_, init, status) => {
  const headers = { 'x-middleware': 'block', ...init.headers };
  const answer = await runtime.app.call('backend/methods/echo', { init: { ...init, headers } });
  expect(answer.status).toBe(status);
});

test('a call whose body the app’s middleware has used up fails', async () => {
  expect(await call('echo', 'use up the body', [1])).toMatchObject({ status: 500 });
});

test('the app’s middleware can set a cookie and change the response', async () => {
  const answer = await call('echo', 'cookie');
  expect(answer).toMatchObject({ status: 200, body: [] });
  expect(answer.headers.get('set-cookie')).toContain('seen=yes');
  expect(await call('echo', 'change', ['abc'])).toMatchObject({ status: 200, body: ['ABC'] });
});

test('the app’s middleware can read the body and pass on another stream', async () => {
  const answer = await call('echo', 'read, and send on byte by byte', ['Straße']);
  expect(answer).toMatchObject({ status: 200, body: ['Straße'] });
});

test('a rewrite that changes the caller is refused, as the SDK acts for the first caller', async () => {
  const headers = { 'x-middleware': 'change the caller', 'x-other': runtime.app.token('owner') };
  const refused = { status: 500, body: errorBody('INTERNAL') };
  const id = 'backend/methods/admin';
  expect(await runtime.app.call(id, { init: { headers } })).toMatchObject(refused);
  expect(await read(runtime, 'admin', { headers })).toMatchObject(refused);
});

describe.each(['a URL', 'a path', 'a request'])('a rewrite to %s', (target) => {
  test(`a rewrite to ${target} preserves the call, its arguments and its SDK context`, async () => {
    const rewrite = `rewrite to ${target}`;
    expect(await call('echo', rewrite, [1])).toMatchObject({ status: 200, body: [1] });
    const { instanceId } = runtime.app.emulator.instances.premium.instance;
    expect(await call('elevatedInstanceId', rewrite)).toMatchObject({ body: instanceId });
    const headers = { 'x-middleware': rewrite };
    expect(await read(runtime, 'anyone', { headers })).toMatchObject({
      status: 200,
      body: { instanceId },
    });
  });
});

import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Caller } from './caller.js';
import { call, tokenInfo } from './handler.harness.js';
import { readName } from './modules.js';

describe('a web-method call', () => {
  test('a call responds with the method’s result as JSON', async () => {
    expect(await call('backend/demo/echo', { body: '["a",{"b":[1]}]' })).toMatchObject({
      status: 200,
      body: ['a', { b: [1] }],
    });
  });

  test('a call accepts a body that arrives byte by byte', async () => {
    const bytes = new TextEncoder().encode('["Straße"]');
    const body = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
        controller.close();
      },
    });
    expect(await call('backend/demo/echo', { body })).toMatchObject({ body: ['Straße'] });
  });

  test('a call responds with 204 if the method returns undefined', async () => {
    expect(await call('backend/demo/nothing')).toMatchObject({ status: 204, body: undefined });
  });

  test('a call runs its method with the verified caller, after one request to Wix', async () => {
    const caller: Caller = {
      subjectType: 'MEMBER',
      subjectId: 'subject',
      siteId: 'site',
      instanceId: 'instance',
    };
    expect((await call('backend/demo/caller', { token: 'MEMBER' })).body).toEqual(caller);
    expect(tokenInfo).toHaveBeenCalledTimes(1);
  });

  test('every response to a call, even an error, forbids caching and allows any origin', async () => {
    for (const path of ['backend/demo/echo', 'backend/demo/none', 'backend/demo/crash']) {
      const { response } = await call(path);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('cache-control')).toBe('private, no-store');
    }
  });
});

describe('permissions', () => {
  test.each([
    ['echo', 'VISITOR', 200],
    ['echo', 'MEMBER', 200],
    ['echo', 'USER', 200],
    ['echo', 'APP', 403],
    ['echo', 'UNKNOWN', 403],
    ['echo', 'SOMETHING_NEW', 403],
    ['members', 'VISITOR', 403],
    ['members', 'MEMBER', 200],
    ['members', 'USER', 200],
    ['members', 'APP', 403],
    ['admin', 'VISITOR', 403],
    ['admin', 'MEMBER', 403],
    ['admin', 'USER', 200],
    ['admin', 'APP', 403],
  ])('the web method %s responds to the token type %s with %i', async (method, token, status) => {
    const answer = await call(`backend/demo/${method}`, { token });
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body.error.code).toBe('FORBIDDEN');
  });
});

test('a call without a token is rejected with 401 and does not ask Wix', async () => {
  const { status } = await call('backend/demo/echo', { headers: { authorization: '' } });
  expect(status).toBe(401);
  expect(tokenInfo).not.toHaveBeenCalled();
});

describe('malformed calls', () => {
  afterEach(() => expect(tokenInfo).not.toHaveBeenCalled());

  test.each([
    ['the HTTP method PUT', { method: 'PUT' }, 405, 'METHOD_NOT_ALLOWED'],
    [
      'the content type text/plain',
      { headers: { 'content-type': 'text/plain' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'the content type multipart/form-data',
      { headers: { 'content-type': 'multipart/form-data' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['invalid JSON', { body: '[1' }, 400, 'BAD_REQUEST'],
    ['no body', { body: null }, 400, 'BAD_REQUEST'],
    ['a body that is not an array', { body: '{"length":1}' }, 400, 'BAD_REQUEST'],
    ['invalid UTF-8', { body: new Uint8Array([0x5b, 0x22, 0xff, 0x22, 0x5d]) }, 400, 'BAD_REQUEST'],
    ['too many arguments', { body: `[${'0,'.repeat(200_000)}0]` }, 400, 'BAD_REQUEST'],
    [
      'a body of more than 1 MiB',
      { body: `["${'x'.repeat(1024 * 1024)}"]` },
      413,
      'PAYLOAD_TOO_LARGE',
    ],
  ])('a call with %s is rejected without a request to Wix', async (_, options, status, code) => {
    const answer = await call('backend/demo/echo', options);
    expect(answer).toMatchObject({ status, body: { error: { code } } });
    expect(answer.body.error.requestId).toMatch(/^[0-9a-f-]{36}$/);
    if (status === 405) expect(answer.response.headers.get('allow')).toBe('POST, OPTIONS');
  });

  test('the `maxBodyBytes` option limits the size of a call’s body', async () => {
    const body = '["0123456789"]';
    expect((await call('backend/demo/none', { body, maxBodyBytes: 14 })).status).toBe(404);
    expect((await call('backend/demo/echo', { body, maxBodyBytes: 13 })).status).toBe(413);
  });

  test.each([
    ['65 levels of nesting', `${'['.repeat(65)}${']'.repeat(65)}`, 'nest more than 64 levels'],
    [
      '200,000 levels of nesting',
      `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
      'nest more than 64 levels',
    ],
    ['the key __proto__', '[{"a":[{"__proto__":{"admin":true}}]}]', '"__proto__"'],
    ['101 arguments', `[${'0,'.repeat(100)}0]`, 'more than 100 arguments'],
  ])('a call with %s is rejected with BAD_REQUEST', async (_, body, message) => {
    const answer = await call('backend/demo/echo', { body });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'BAD_REQUEST' } } });
    expect(answer.body.error.message).toContain(message);
  });

  test('a call to a path that is too long responds with 404 and does not ask Wix', async () => {
    expect((await call(`backend/demo/${'a'.repeat(2048)}`)).status).toBe(404);
  });

  test('a call is rejected if its body does not arrive within 30 seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answer = call('backend/demo/echo', { body: new ReadableStream() });
    await expect.poll(() => vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await answer).toMatchObject({ status: 400, body: { error: { code: 'BAD_REQUEST' } } });
    vi.useRealTimers();
  });

  test('a call with an oversized body is rejected even if its content-length is small', async () => {
    const body = `["${'x'.repeat(1024 * 1024)}"]`;
    const headers = { 'content-length': '2' };
    expect((await call('backend/demo/echo', { body, headers })).status).toBe(413);
  });

  test('a call is rejected if its body stream fails', async () => {
    const body = new ReadableStream({ start: (stream) => stream.error(new Error('lost')) });
    expect(await call('backend/demo/echo', { body })).toMatchObject({ status: 400 });
  });

  test.each([undefined, '2'])(
    'a call stops reading an oversized body with the content-length %s',
    async (length) => {
      let sent = 0;
      const body = new ReadableStream({
        pull(controller) {
          sent += 65_536;
          controller.enqueue(new Uint8Array(65_536));
          if (sent === 40 * 1024 * 1024) controller.close();
        },
      });
      // workerd hands on a chunked body that claims a length beside.
      const headers: Record<string, string> = length ? { 'content-length': length } : {};
      expect((await call('backend/demo/echo', { body, headers })).status).toBe(413);
      expect(sent).toBeLessThan(5 * 1024 * 1024);
    },
  );

  test.each([
    'backend/demo/none',
    'backend/other/echo',
    'backend/demo/plain',
    'backend/tagged/tagged',
    'backend/demo/inherited',
    'backend/demo/toString',
    'backend/demo/__proto__',
    'constructor/name',
    '__proto__/toString',
    'toString',
    '',
    '/',
    'backend/demo/echo/',
    'backend//demo/echo',
    'backend/demo/%',
    'backend/demo/%00echo',
    'roots',
    '../web-methodz/backend/demo/echo',
    '..%2f..%2fetc/passwd',
  ])('a call to the path %j responds with 404', async (path) => {
    expect(await call(path)).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } });
  });
});

test('readName() accepts one trailing slash only if the app’s paths have one', () => {
  const name = { module: 'backend/demo', method: 'echo' };
  expect(readName('/api/web-methods/backend/demo/echo/', true)).toEqual(name);
  expect(readName('/api/web-methods/backend/demo/echo', true)).toEqual(name);
  expect(readName('/api/web-methods/backend/demo/echo//', true)).not.toEqual(name);
  expect(readName('/api/web-methods/backend/demo/echo/')).not.toEqual(name);
});

test('the handler responds to a preflight without asking Wix, with a max-age of one day', async () => {
  const { response, status } = await call('anything', {
    method: 'OPTIONS',
    headers: { 'access-control-request-headers': 'authorization,content-type,x-wix-linguist' },
  });
  expect(status).toBe(204);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'authorization,content-type,x-wix-linguist',
    'access-control-max-age': '86400',
  });
  expect(tokenInfo).not.toHaveBeenCalled();
});

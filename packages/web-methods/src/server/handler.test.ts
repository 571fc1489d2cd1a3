import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Caller } from './caller.js';
import { call, tokenInfo } from './handler.harness.js';
import { readName } from './modules.js';

describe('a call', () => {
  test('answers the result itself', async () => {
    expect(await call('backend/demo/echo', { body: '["a",{"b":[1]}]' })).toMatchObject({
      status: 200,
      body: ['a', { b: [1] }],
    });
  });

  test('a body may come byte by byte', async () => {
    const bytes = new TextEncoder().encode('["Straße"]');
    const body = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
        controller.close();
      },
    });
    expect(await call('backend/demo/echo', { body })).toMatchObject({ body: ['Straße'] });
  });

  test('answers 204 where there is no result', async () => {
    expect(await call('backend/demo/nothing')).toMatchObject({ status: 204, body: undefined });
  });

  test('gives the method its verified caller, at one request to Wix', async () => {
    const caller: Caller = {
      subjectType: 'MEMBER',
      subjectId: 'subject',
      siteId: 'site',
      instanceId: 'instance',
    };
    expect((await call('backend/demo/caller', { token: 'MEMBER' })).body).toEqual(caller);
    expect(tokenInfo).toHaveBeenCalledTimes(1);
  });

  test('is never stored and may come from any origin, errors too', async () => {
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
  ])('%s for %s: %i', async (method, token, status) => {
    const answer = await call(`backend/demo/${method}`, { token });
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body.error.code).toBe('FORBIDDEN');
  });
});

test('a call without a token is refused without a request to Wix', async () => {
  const { status } = await call('backend/demo/echo', { headers: { authorization: '' } });
  expect(status).toBe(401);
  expect(tokenInfo).not.toHaveBeenCalled();
});

describe('malformed calls cost no request to Wix', () => {
  afterEach(() => expect(tokenInfo).not.toHaveBeenCalled());

  test.each([
    ['another method', { method: 'PUT' }, 405, 'METHOD_NOT_ALLOWED'],
    ['text', { headers: { 'content-type': 'text/plain' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'a form',
      { headers: { 'content-type': 'multipart/form-data' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['no JSON', { body: '[1' }, 400, 'BAD_REQUEST'],
    ['no body', { body: null }, 400, 'BAD_REQUEST'],
    ['no array', { body: '{"length":1}' }, 400, 'BAD_REQUEST'],
    ['broken UTF-8', { body: new Uint8Array([0x5b, 0x22, 0xff, 0x22, 0x5d]) }, 400, 'BAD_REQUEST'],
    ['too many arguments', { body: `[${'0,'.repeat(200_000)}0]` }, 400, 'BAD_REQUEST'],
    ['too much', { body: `["${'x'.repeat(1024 * 1024)}"]` }, 413, 'PAYLOAD_TOO_LARGE'],
  ])('%s', async (_, options, status, code) => {
    const answer = await call('backend/demo/echo', options);
    expect(answer).toMatchObject({ status, body: { error: { code } } });
    expect(answer.body.error.requestId).toMatch(/^[0-9a-f-]{36}$/);
    if (status === 405) expect(answer.response.headers.get('allow')).toBe('POST, OPTIONS');
  });

  test('the largest body can be set', async () => {
    const body = '["0123456789"]';
    expect((await call('backend/demo/none', { body, maxBodyBytes: 14 })).status).toBe(404);
    expect((await call('backend/demo/echo', { body, maxBodyBytes: 13 })).status).toBe(413);
  });

  test.each([
    ['65 levels', `${'['.repeat(65)}${']'.repeat(65)}`, 'nest more than 64 levels'],
    ['200,000 levels', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'nest more than 64 levels'],
    ['the key __proto__', '[{"a":[{"__proto__":{"admin":true}}]}]', '"__proto__"'],
    ['101 arguments', `[${'0,'.repeat(100)}0]`, 'more than 100 arguments'],
  ])('%s are refused', async (_, body, message) => {
    const answer = await call('backend/demo/echo', { body });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'BAD_REQUEST' } } });
    expect(answer.body.error.message).toContain(message);
  });

  test('a path that no method can have is not looked up', async () => {
    expect((await call(`backend/demo/${'a'.repeat(2048)}`)).status).toBe(404);
  });

  test('a body that does not arrive in time is refused', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answer = call('backend/demo/echo', { body: new ReadableStream() });
    await expect.poll(() => vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await answer).toMatchObject({ status: 400, body: { error: { code: 'BAD_REQUEST' } } });
    vi.useRealTimers();
  });

  test('a body that is larger than it claims is refused', async () => {
    const body = `["${'x'.repeat(1024 * 1024)}"]`;
    const headers = { 'content-length': '2' };
    expect((await call('backend/demo/echo', { body, headers })).status).toBe(413);
  });

  test('a body that breaks off is refused', async () => {
    const body = new ReadableStream({ start: (stream) => stream.error(new Error('lost')) });
    expect(await call('backend/demo/echo', { body })).toMatchObject({ status: 400 });
  });

  test.each([undefined, '2'])(
    'a body far too long is cut off, with the length %s',
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
  ])('no such method: %j', async (path) => {
    expect(await call(path)).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } });
  });
});

test('a slash at the end is let be where the app’s paths have one', () => {
  const name = { module: 'backend/demo', method: 'echo' };
  expect(readName('/api/web-methods/backend/demo/echo/', true)).toEqual(name);
  expect(readName('/api/web-methods/backend/demo/echo', true)).toEqual(name);
  expect(readName('/api/web-methods/backend/demo/echo//', true)).not.toEqual(name);
  expect(readName('/api/web-methods/backend/demo/echo/')).not.toEqual(name);
});

test('preflights are answered first of all, for a day', async () => {
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

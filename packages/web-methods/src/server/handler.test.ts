import { Permissions, webMethod } from '@wix/web-methods';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebMethodError } from '../error.js';
import { type Caller, getCaller } from './caller.js';
import { createHandler } from './handler.js';
import type { RunInContext } from './run.js';

const CLIENT_ID = 'app';

/** Wix's token-info, as the tests want it answered; the number of calls is asserted. */
const tokenInfo = vi.fn<(token: string) => Response | Promise<Response>>();

beforeEach(() => {
  tokenInfo.mockImplementation((token) =>
    Response.json({
      active: true,
      subjectType: token,
      subjectId: 'subject',
      siteId: 'site',
      instanceId: 'instance',
      clientId: CLIENT_ID,
      exp: Date.now() / 1000 + 60,
    }),
  );
  vi.stubGlobal('fetch', async (_: string, init: { body: string }) =>
    tokenInfo(JSON.parse(init.body).token),
  );
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  tokenInfo.mockReset();
});

const modules = {
  'backend/demo': async () => ({
    echo: webMethod(Permissions.Anyone, (...args: unknown[]) => args),
    caller: webMethod(Permissions.Anyone, () => getCaller()),
    members: webMethod(Permissions.SiteMember, () => 'members'),
    admin: webMethod(Permissions.Admin, () => 'admin'),
    nothing: webMethod(Permissions.Anyone, () => {}),
    refuse: webMethod(Permissions.Anyone, () => {
      throw new WebMethodError('SOLD_OUT', 'No seats.', { status: 409, details: { seats: 0 } });
    }),
    crash: webMethod(Permissions.Anyone, () => {
      throw new Error('secret: hunter2');
    }),
    badDetails: webMethod(Permissions.Anyone, () => {
      throw new WebMethodError('BAD', 'Bad.', { details: 1n });
    }),
    badStatus: webMethod(Permissions.Anyone, () => {
      throw new WebMethodError('BAD', 'Bad.', { status: 42 });
    }),
    okStatus: webMethod(Permissions.Anyone, () => {
      throw new WebMethodError('BAD', 'Bad.', { status: 200 });
    }),
    uncarried: webMethod(Permissions.Anyone, () => ({ f: () => 1 })),
    plain: () => 'plain',
    tagged: Object.assign(() => 'tagged', { permission: 'Everyone' }),
    inherited: Object.setPrototypeOf(() => 'inherited', { permission: 'Anyone' }),
  }),
};

interface CallOptions {
  body?: BodyInit | null;
  dev?: boolean;
  headers?: Record<string, string>;
  inContext?: RunInContext;
  method?: string;
  token?: string;
}

async function call(path: string, options: CallOptions = {}) {
  const {
    body = '[]',
    dev = false,
    headers,
    inContext,
    method = 'POST',
    token = 'VISITOR',
  } = options;
  const handle = createHandler({ modules, clientId: CLIENT_ID, dev });
  const init: RequestInit & { duplex?: 'half' } = {
    method,
    headers: { 'content-type': 'application/json', authorization: token, ...headers },
    body: method === 'POST' ? body : null,
    duplex: 'half',
  };
  const request = new Request(`https://app.example/api/web-methods/${path}`, init);
  const response = await handle(request, inContext && { inContext });
  const text = await response.text();
  return { response, status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

describe('a call', () => {
  test('answers the result itself', async () => {
    expect(await call('backend/demo/echo', { body: '["a",{"b":[1]}]' })).toMatchObject({
      status: 200,
      body: ['a', { b: [1] }],
    });
  });

  test('answers 204 where there is no result', async () => {
    expect(await call('backend/demo/nothing')).toMatchObject({ status: 204, body: undefined });
  });

  test('gives the method its verified caller, at one call to Wix', async () => {
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

test('a call without a token is refused without a call to Wix', async () => {
  const { status } = await call('backend/demo/echo', { headers: { authorization: '' } });
  expect(status).toBe(401);
  expect(tokenInfo).not.toHaveBeenCalled();
});

describe('malformed calls cost no call to Wix', () => {
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

  test('a body without an end is cut off at the limit', async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    expect((await call('backend/demo/echo', { body })).status).toBe(413);
    expect(sent).toBeLessThan(2 * 1024 * 1024);
  });

  test.each([
    'backend/demo/none',
    'backend/other/echo',
    'backend/demo/plain',
    'backend/demo/tagged',
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
    '..%2f..%2fetc/passwd',
  ])('no such method: %j', async (path) => {
    expect(await call(path)).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } });
  });
});

describe('errors', () => {
  test('the method’s own arrives as it was thrown', async () => {
    expect(await call('backend/demo/refuse')).toMatchObject({
      status: 409,
      body: { error: { code: 'SOLD_OUT', message: 'No seats.', details: { seats: 0 } } },
    });
  });

  test.each(['crash', 'uncarried', 'badDetails', 'badStatus', 'okStatus'])(
    '%s: production tells nothing but an id, which the log has',
    async (method) => {
      const { status, body } = await call(`backend/demo/${method}`);
      expect(status).toBe(500);
      expect(body).toEqual({
        error: { code: 'INTERNAL', message: 'The server failed.', requestId: body.error.requestId },
      });
      expect(console.error).toHaveBeenCalledExactlyOnceWith(
        expect.stringContaining(`${body.error.requestId} failed: `),
      );
    },
  );

  test('development tells message and stack', async () => {
    const { body } = await call('backend/demo/crash', { dev: true });
    expect(body.error.message).toBe('secret: hunter2');
    expect(body.error.details.stack).toContain('handler.test.ts');
  });

  test('what fails around the method is Wix’s failure', async () => {
    const inContext = () => Promise.reject(new Error('Failed to get token info'));
    expect(await call('backend/demo/echo', { inContext })).toMatchObject({
      status: 502,
      body: { error: { code: 'UPSTREAM' } },
    });
  });

  test('a context that never settles ends in a time-out', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answer = call('backend/demo/echo', { inContext: () => new Promise(() => {}) });
    await vi.advanceTimersByTimeAsync(31_000);
    expect(await answer).toMatchObject({ status: 504, body: { error: { code: 'TIMEOUT' } } });
    vi.useRealTimers();
  });
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

import { parse } from 'devalue';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CONTRACT_ROOT, type RunningApp, startApp } from '../start-app.js';

let app: RunningApp;

beforeAll(async () => {
  app = await startApp(CONTRACT_ROOT);
});
afterAll(() => app?.close());
beforeEach(() => app.emulator.reset());

describe('permissions on the production worker', () => {
  const table = {
    anyone: { visitor: 200, member: 200, owner: 200 },
    member: { visitor: 403, member: 200, owner: 200 },
    admin: { visitor: 403, member: 403, owner: 200 },
  };
  const always = { app: 403, unknown: 403, expired: 401, inactive: 401, foreignApp: 401 } as const;

  for (const [method, own] of Object.entries(table)) {
    for (const [as, status] of Object.entries({ ...own, ...always }) as [
      keyof typeof own | keyof typeof always,
      number,
    ][]) {
      test(`${method} for ${as}: ${status}`, async () => {
        const answer = await app.call(`backend/methods/${method}`, { as });
        expect(answer.status).toBe(status);
        const { instanceId } = app.emulator.instances.premium.instance;
        if (status === 200) expect(answer.body).toMatchObject({ instanceId });
        if (status === 403) expect(answer.body).toMatchObject({ error: { code: 'FORBIDDEN' } });
        if (status === 401)
          expect(answer.body).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
      });
    }
    test(`${method} without a token: 401, and no call to Wix`, async () => {
      const answer = await app.call(`backend/methods/${method}`, { as: null });
      expect(answer).toMatchObject({ status: 401, body: { error: { code: 'UNAUTHENTICATED' } } });
      expect(app.callsToWix()).toEqual([]);
    });
    test(`${method} with a token that Wix never issued: 401`, async () => {
      const init = { headers: { authorization: 'never-issued' } };
      const answer = await app.call(`backend/methods/${method}`, { as: null, init });
      expect(answer).toMatchObject({ status: 401, body: { error: { code: 'UNAUTHENTICATED' } } });
    });
  }
});

test('an elevated call acts on the instance of the token, whatever the arguments claim', async () => {
  for (const instance of ['free', 'premium', 'trial'] as const) {
    const { instanceId } = app.emulator.instances[instance].instance;
    const other = app.emulator.instances.cancelled.instance.instanceId;
    const init = { body: JSON.stringify([{ instanceId: other }]) };
    const answer = await app.call('backend/methods/elevatedInstanceId', { instance, init });
    expect(answer).toMatchObject({ status: 200, body: instanceId });
  }
});

describe('values', () => {
  test('plain data is plain JSON', async () => {
    const init = { body: '["a",{"b":[null,true,1.5]}]' };
    const answer = await app.call('backend/methods/echo', { init });
    expect(answer.body).toEqual(['a', { b: [null, true, 1.5] }]);
  });

  test('rich data arrives as its types say', async () => {
    const answer = await app.call('backend/methods/rich');
    expect(answer.headers.get('content-type')).toBe('application/devalue+json');
    expect(parse(answer.text)).toEqual({ when: new Date(0), ids: new Set([1n]) });
  });

  test('no result is 204', async () => {
    expect(await app.call('backend/methods/nothing')).toMatchObject({ status: 204, text: '' });
  });

  test('a default export is called as `default`', async () => {
    expect((await app.call('backend/methods/default')).body).toBe('default');
  });
});

describe('errors', () => {
  test.each([
    ['an unknown method', 'backend/methods/none', {}, 404, 'NOT_FOUND'],
    ['an unknown module', 'backend/none/anyone', {}, 404, 'NOT_FOUND'],
    ['a function that is no web method', 'backend/methods/plain', {}, 404, 'NOT_FOUND'],
    ['a private file', 'backend/private/privateCanary', {}, 404, 'NOT_FOUND'],
    ['the base path', '', {}, 404, 'NOT_FOUND'],
    ['a name of Object.prototype', 'backend/methods/toString', {}, 404, 'NOT_FOUND'],
    ['malformed JSON', 'backend/methods/echo', { body: '[1' }, 400, 'BAD_REQUEST'],
    ['no array', 'backend/methods/echo', { body: '{}' }, 400, 'BAD_REQUEST'],
    [
      'too large a body',
      'backend/methods/echo',
      { body: `["${'x'.repeat(2 ** 20)}"]` },
      413,
      'PAYLOAD_TOO_LARGE',
    ],
    [
      'text',
      'backend/methods/echo',
      { headers: { 'content-type': 'text/plain' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['GET', 'backend/methods/echo', { method: 'GET' }, 405, 'METHOD_NOT_ALLOWED'],
    ['the method’s own', 'backend/methods/refuse', {}, 409, 'SOLD_OUT'],
    ['a fault', 'backend/methods/crash', {}, 500, 'INTERNAL'],
  ])('%s', async (_, id, init, status, code) => {
    const answer = await app.call(id, { init });
    const requestId = expect.stringMatching(/^[0-9a-f-]{36}$/);
    expect(answer).toMatchObject({ status, body: { error: { code, requestId } } });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    // The server goes on serving.
    expect((await app.call('backend/methods/anyone')).status).toBe(200);
  });

  test('nothing of a fault reaches the caller in production', async () => {
    const { text } = await app.call('backend/methods/crash');
    expect(text).not.toMatch(/canary|stack|\.m?js/);
  });

  test('a removed installation, for which Wix refuses to elevate, is an error and no page', async () => {
    const answer = await app.call('backend/methods/elevatedInstanceId', { instance: 'removed' });
    expect(answer).toMatchObject({ status: 500, body: { error: { code: 'INTERNAL' } } });
  });
});

test('preflights are answered without a call to Wix, and cached a day', async () => {
  const answer = await app.call('backend/methods/anyone', {
    as: null,
    init: {
      method: 'OPTIONS',
      headers: {
        origin: 'https://a-customer.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    },
  });
  expect(answer.status).toBe(204);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('access-control-allow-headers')).toBe('authorization,content-type');
  expect(answer.headers.get('access-control-max-age')).toBe('86400');
  expect(app.callsToWix()).toEqual([]);
});

test('a malformed call costs no call to Wix', async () => {
  await app.call('backend/methods/none');
  await app.call('backend/methods/echo', { init: { body: '[' } });
  expect(app.callsToWix()).toEqual([]);
});

test('the route alone calls nothing', async () => {
  // A path that the server decodes, but that does not start with the base path as it came.
  for (const path of [
    '/api/web%2dmethods/backend/methods/anyone',
    '//api/web-methods/backend/methods/anyone',
  ]) {
    const response = await fetch(app.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: app.token('visitor') },
      body: '[]',
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
  }
});

test('the calls to Wix of an empty method: an empty endpoint’s, and one to verify the caller', async () => {
  await app.call('backend/methods/nothing');
  expect(app.callsToWix()).toEqual([
    '/oauth2/token-info', // the caller, ours
    '/oauth2/token-info', // the middleware of @wix/astro
    '/oauth2/token', // the monitoring of @wix/astro: strip_bound_session
  ]);
});

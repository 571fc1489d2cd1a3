import { Permissions, webMethod } from '@wix/web-methods';
import { describe, expect, test } from 'vitest';
import { WebMethodError } from '../error.js';
import { getCaller } from './caller.js';
import { tokenInfo } from './handler.harness.js';
import { createHandler } from './handler.js';

const { Anyone, SiteMember, Admin } = Permissions;

/** What is unusual about a request. */
interface RequestOptions {
  dev?: boolean;
  headers?: Record<string, string>;
  method?: string;
  token?: string;
}

/** Asks an endpoint of a server other than Astro, as a visitor. */
async function ask(endpoint: () => Promise<unknown>, options: RequestOptions = {}) {
  const { dev = false, headers, method = 'GET', token = 'VISITOR' } = options;
  const handle = createHandler({ modules: {}, clientId: 'app', dev });
  const request = new Request('https://app.example/api/plan?instance=secret-of-the-query', {
    method,
    headers: { authorization: token, ...headers },
  });
  const response = await handle(request, { endpoint });
  const text = await response.text();
  const isJson = response.headers.get('content-type') === 'application/json';
  const body = isJson && text !== '' ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, body };
}

describe('an endpoint', () => {
  test('an endpoint responds with its result as plain JSON', async () => {
    const answer = await ask(webMethod(Anyone, () => ({ at: new Date(0), gone: undefined })));
    expect(answer).toMatchObject({ status: 200, text: '{"at":"1970-01-01T00:00:00.000Z"}' });
  });

  test('an endpoint responds with 204 if the method returns undefined', async () => {
    expect(await ask(webMethod(Anyone, () => {}))).toMatchObject({ status: 204, text: '' });
  });

  test('an endpoint runs its method with the verified caller and no arguments, after one request to Wix', async () => {
    const method = webMethod(Anyone, async (...args: unknown[]) => ({
      args,
      caller: await getCaller(),
    }));
    expect((await ask(method, { token: 'MEMBER' })).body).toEqual({
      args: [],
      caller: {
        subjectType: 'MEMBER',
        subjectId: 'subject',
        siteId: 'site',
        instanceId: 'instance',
      },
    });
    expect(tokenInfo).toHaveBeenCalledTimes(1);
  });

  test('an endpoint responds to HEAD like GET, but without a body', async () => {
    const method = webMethod(Anyone, () => 'text');
    const { status, headers, text } = await ask(method, { method: 'HEAD' });
    expect({ status, text }).toEqual({ status: 200, text: '' });
    expect(headers.get('content-type')).toBe('application/json');
  });

  test('an endpoint rejects other HTTP methods with 405 and does not ask Wix', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const answer = await ask(
        webMethod(Anyone, () => 1),
        { method },
      );
      expect(answer).toMatchObject({
        status: 405,
        body: { error: { code: 'METHOD_NOT_ALLOWED' } },
      });
      expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    }
    expect(tokenInfo).not.toHaveBeenCalled();
  });

  test('an endpoint responds to a preflight without asking Wix, with a max-age of one day', async () => {
    const { status, headers } = await ask(
      webMethod(Anyone, () => 1),
      { method: 'OPTIONS', headers: { 'access-control-request-headers': 'authorization' } },
    );
    expect(status).toBe(204);
    expect(Object.fromEntries(headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'authorization',
      'access-control-max-age': '86400',
    });
    expect(tokenInfo).not.toHaveBeenCalled();
  });

  test('an endpoint caches a method’s results separately from web-method calls', async () => {
    let runs = 0;
    const cache = { tags: ['runs'], ttl: 60 };
    const count = webMethod(Anyone, () => ({ runs: ++runs, at: new Date(0) }), { cache });
    const handle = createHandler({
      modules: { counts: async () => ({ count }) },
      clientId: 'app',
      dev: false,
    });
    const headers = { authorization: 'VISITOR', 'content-type': 'application/json' };
    const read = () =>
      handle(new Request('https://app.example/api/counts', { headers }), { endpoint: count });
    const first = await read();
    const second = await read();
    expect(second.headers.get('cache-status')).toMatch(/^web-methods; hit; ttl=\d+$/);
    const body = { runs: 1, at: '1970-01-01T00:00:00.000Z' };
    expect([await first.json(), await second.json()]).toEqual([body, body]);
    const call = new Request('https://app.example/api/web-methods/counts/count', {
      method: 'POST',
      headers,
      body: '[]',
    });
    expect((await handle(call)).headers.get('content-type')).toBe('application/devalue+json');
    expect(runs).toBe(2);
  });
});

describe('a cached result of an endpoint', () => {
  const cache = { tags: ['runs'], ttl: 60 };
  const handle = createHandler({ modules: {}, clientId: 'app', dev: false });

  async function read(endpoint: () => Promise<unknown>, path: string) {
    const headers = { authorization: 'VISITOR' };
    const request = new Request(`https://app.example${path}`, { headers });
    return (await handle(request, { endpoint })).json();
  }

  test.each([
    '/api/get-instance/',
    '/api/get%2Dinstance',
    '/api/%67et-instance?a=b',
    '/api/items/another',
  ])('a cached result of an endpoint is also served at %s', async (path) => {
    let runs = 0;
    const count = webMethod(Anyone, () => ++runs, { cache });
    expect(await read(count, '/api/get-instance')).toBe(1);
    expect(await read(count, path)).toBe(1);
  });

  test('a cached result of an endpoint is not served for another method at the same URL', async () => {
    let runs = 0;
    const one = webMethod(Anyone, () => `one, run ${++runs}`, { cache });
    const other = webMethod(Anyone, () => `other, run ${++runs}`, { cache });
    for (const _ of ['run', 'kept']) {
      expect(await read(one, '/api/get-instance')).toBe('one, run 1');
      expect(await read(other, '/api/get-instance')).toBe('other, run 2');
    }
  });
});

describe('the permission of an endpoint', () => {
  test.each([
    [Anyone, 'VISITOR', 200],
    [Anyone, 'MEMBER', 200],
    [Anyone, 'USER', 200],
    [Anyone, 'APP', 403],
    [Anyone, 'SOMETHING_NEW', 403],
    [SiteMember, 'VISITOR', 403],
    [SiteMember, 'MEMBER', 200],
    [SiteMember, 'USER', 200],
    [SiteMember, 'APP', 403],
    [Admin, 'VISITOR', 403],
    [Admin, 'MEMBER', 403],
    [Admin, 'USER', 200],
    [Admin, 'APP', 403],
  ])(
    'an endpoint with the permission %s responds to the token type %s with %i',
    async (permission, token, status) => {
      const answer = await ask(
        webMethod(permission, () => 'result'),
        { token },
      );
      expect(answer.status).toBe(status);
      if (status === 403) expect(answer.body.error.code).toBe('FORBIDDEN');
    },
  );

  test('an endpoint rejects a request without a token with 401 and does not ask Wix', async () => {
    const answer = await ask(
      webMethod(Anyone, () => 1),
      { token: '' },
    );
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'UNAUTHENTICATED' } } });
    expect(tokenInfo).not.toHaveBeenCalled();
  });
});

describe('errors of an endpoint', () => {
  const crash = webMethod(Anyone, async (): Promise<never> => {
    throw new Error('secret: hunter2');
  });

  test('an endpoint responds with the code, status and details of a thrown WebMethodError', async () => {
    const method = webMethod(Anyone, (): never => {
      throw new WebMethodError('SOLD_OUT', 'No seats.', { status: 409, details: { seats: 0 } });
    });
    expect(await ask(method)).toMatchObject({
      status: 409,
      body: { error: { code: 'SOLD_OUT', message: 'No seats.', details: { seats: 0 } } },
    });
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ['a method that throws', crash, 'secret: hunter2'],
    [
      'a result that is not plain JSON',
      webMethod(Anyone, () => new Map()),
      'result is an instance of Map',
    ],
    ['a function that is not a web method', async () => 'all data', 'this function is none'],
    [
      'a function with an unknown permission',
      Object.assign(async () => 'all data', { permission: 'anyone' }),
      'its permission is anyone, which does not exist',
    ],
  ])(
    'in production, an endpoint reveals only a logged request id for %s',
    async (_, method, says) => {
      const { status, headers, body } = await ask(method, { token: 'USER' });
      expect(status).toBe(500);
      const { requestId } = body.error;
      expect(body).toEqual({
        error: { code: 'INTERNAL', message: 'The server failed.', requestId },
      });
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('cache-control')).toBe('private, no-store');
      expect(console.error).toHaveBeenCalledExactlyOnceWith(
        expect.stringContaining(`${requestId} failed: /api/plan: `),
      );
      expect(console.error).toHaveBeenCalledWith(expect.stringContaining(says));
    },
  );

  test('in development, a failed endpoint responds with the error’s message and stack', async () => {
    const { body } = await ask(crash, { dev: true });
    expect(body.error.message).toBe('secret: hunter2');
    expect(body.error.details.stack).toContain('handler-endpoint.test.ts');
  });

  test('the log of an endpoint’s error contains neither the token nor the query', async () => {
    const token = 'VISITOR.0123456789';
    const quoting = webMethod(Anyone, (): never => {
      throw new Error(`Wix refused ${token}.`);
    });
    expect((await ask(quoting, { token })).status).toBe(500);
    expect(console.error).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining('Wix refused [access token].'),
    );
    expect(console.error).not.toHaveBeenCalledWith(expect.stringMatching(/VISITOR|query/));
  });
});

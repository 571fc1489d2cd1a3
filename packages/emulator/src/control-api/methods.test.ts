import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { listen, type RunningServer } from '../runner/listen.js';
import { EmulatorError } from '../util/emulator-error.js';
import { createHarness } from './control.harness.js';

const { ask, emulator } = createHarness();
const methods = [{ id: 'backend/a/b', permission: 'Anyone' }];

/** What the app has been asked last. */
let asked: { method?: string; url?: string; authorization?: string; body: string };
/** How the app answers. */
let answer: (response: ServerResponse) => unknown;

let app: RunningServer;
beforeAll(async () => {
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { method, url, headers } = request;
    asked = { method, url, authorization: headers.authorization, body: await text(request) };
    answer(response);
  };
  app = await listen((request, response) => void serve(request, response), {
    port: 0,
    hostname: 'localhost',
  });
});
afterAll(() => app.close());

describe('the method routes without an app', () => {
  test.each([
    ['GET', '/methods', undefined],
    ['POST', '/methods/call', { method: 'backend/a/b' }],
  ])('%s /emulator%s answers 503 without a running app', async (method, path, body) => {
    expect(await ask(method, path, body)).toMatchObject({
      status: 503,
      body: { error: expect.stringMatching(/^No app is running/) },
    });
  });
});

test('`GET /emulator/methods` answers 503 if the app fails to list its methods', async () => {
  const detach = emulator.attachApp({
    url: app.url,
    methods: async () => {
      throw new EmulatorError('APP_UNAVAILABLE', 'The app does not answer.');
    },
  });
  expect(await ask('GET', '/methods')).toMatchObject({
    status: 503,
    body: { error: 'The app does not answer.' },
  });
  detach();
});

describe('the method routes with an app', () => {
  let detach: () => void;
  beforeAll(() => {
    detach = emulator.attachApp({ url: app.url, methods: async () => methods });
  });
  afterAll(() => detach());
  afterEach(() => vi.useRealTimers());

  test('`GET /emulator/methods` lists the methods of the app', async () => {
    expect(await ask('GET', '/methods')).toMatchObject({ status: 200, body: { methods } });
  });

  test('`POST /emulator/methods/call` calls a method as a caller and returns the response of the app', async () => {
    answer = (response) =>
      response.writeHead(201, { 'content-type': 'application/json; charset=utf-8' }).end('[1]');
    const call = { method: 'backend/a/b', args: [{ x: 'ü' }, null], as: 'owner', instance: 'free' };
    const { status, body } = await ask('POST', '/methods/call', call);
    expect(status).toBe(200);
    expect(body).toEqual({
      status: 201,
      contentType: 'application/json',
      body: '[1]',
      durationMs: expect.any(Number),
    });
    expect(asked).toMatchObject({ method: 'POST', url: '/api/web-methods/backend/a/b' });
    expect(asked.body).toBe('[{"x":"ü"},null]');
    expect(asked.authorization).toMatch(/^wixemu_/);
  });

  test('`POST /emulator/methods/call` sends a token by default, and none if `as` is null', async () => {
    answer = (response) => response.writeHead(204).end();
    const answered = await ask('POST', '/methods/call', { method: 'backend/a/b' });
    expect(answered.body).toMatchObject({ status: 204, contentType: '', body: '' });
    expect(asked).toMatchObject({ body: '[]', authorization: expect.any(String) });
    await ask('POST', '/methods/call', { method: 'backend/a/b', as: null });
    expect(asked.authorization).toBeUndefined();
  });

  test('`POST /emulator/methods/call` returns a body that is not JSON unchanged and does not follow a redirect', async () => {
    answer = (response) =>
      response
        .writeHead(302, { 'content-type': 'application/devalue+json', location: '/elsewhere' })
        .end('[["Date","x"]]');
    expect((await ask('POST', '/methods/call', { method: 'a/b' })).body).toMatchObject({
      status: 302,
      contentType: 'application/devalue+json',
      body: '[["Date","x"]]',
    });
  });

  test('`POST /emulator/methods/call` encodes the method name in the URL', async () => {
    answer = (response) => response.end();
    await ask('POST', '/methods/call', { method: 'a b/%2e%2e/c?d#e' });
    expect(asked.url).toBe('/api/web-methods/a%20b/%252e%252e/c%3Fd%23e');
  });

  test.each(['', 'a', 'a/../b', '../../emulator/reset', './a', '/a/b', 'a//b', 'a/', '\ud800/a'])(
    '`POST /emulator/methods/call` refuses %j as a method name',
    async (method) => {
      expect(await ask('POST', '/methods/call', { method })).toMatchObject({
        status: 400,
        body: { error: expect.stringMatching(/^"method" must be a module and an export/) },
      });
    },
  );

  test.each([
    [{ as: 'toString' }, /^Unknown caller "toString". Use one of: visitor, member, owner,/],
    [{ instance: 'gold' }, /^Unknown instance "gold". Use one of: free, premium,/],
    [{ args: {} }, '"args" must be an array.'],
    [{ role: 'x' }, '"role" is not a known field.'],
  ])('`POST /emulator/methods/call` refuses %j and says why', async (part, error) => {
    const call = { method: 'a/b', ...part };
    expect(await ask('POST', '/methods/call', call)).toMatchObject({
      status: 400,
      body: { error: typeof error === 'string' ? error : expect.stringMatching(error) },
    });
  });

  const notFound = JSON.stringify({ error: { code: 'NOT_FOUND', message: 'None.' } });

  test('`POST /emulator/methods/call` refuses a method that the app does not have and lists those that it has', async () => {
    answer = (response) => response.writeHead(404).end(notFound);
    expect(await ask('POST', '/methods/call', { method: 'backend/a/typo' })).toMatchObject({
      status: 400,
      body: { error: 'Unknown web method "backend/a/typo". Use one of: backend/a/b.' },
    });
  });

  test.each([
    ['of a method that exists', 'backend/a/b', notFound],
    ['that is not from web methods', 'backend/a/typo', 'Not found'],
  ])('`POST /emulator/methods/call` returns a 404 response %s', async (_, method, body) => {
    answer = (response) => response.writeHead(404).end(body);
    expect(await ask('POST', '/methods/call', { method })).toMatchObject({
      status: 200,
      body: { status: 404, body },
    });
  });

  test.each([
    ['backend/a/b', /^The call must be an object, such as { method: /],
    [undefined, /^The call is missing: it must be an object, such as { method: /],
    [{}, /^"method" is missing: it must be a string/],
    [{ method: 'backend/a/b', arguments: [] }, /^"arguments" is not a known field/],
  ])('emulator.call() refuses the call %j and says why', async (call, message) => {
    // @ts-expect-error JavaScript has no types.
    const refusal = emulator.call(call);
    await expect(refusal).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(message),
    });
  });

  test('emulator.call() refuses arguments that JSON cannot represent', async () => {
    const cyclic: unknown[] = [];
    cyclic.push(cyclic);
    for (const args of [[1n], cyclic]) {
      const call = emulator.call({ method: 'a/b', args });
      await expect(call).rejects.toThrow(EmulatorError);
      await expect(call).rejects.toThrow(/^"args" must /);
    }
  });

  test('`POST /emulator/methods/call` answers 503 if the app closes the connection', async () => {
    answer = (response) => response.destroy();
    expect(await ask('POST', '/methods/call', { method: 'a/b' })).toMatchObject({
      status: 503,
      body: { error: expect.stringMatching(/^The app closed the connection/) },
    });
  });

  test('`POST /emulator/methods/call` answers 503 if the response of the app is larger than 8 MiB', async () => {
    answer = (response) => response.end('x'.repeat(8 * 1024 * 1024 + 1));
    expect(await ask('POST', '/methods/call', { method: 'a/b' })).toMatchObject({
      status: 503,
      body: { error: "The app's answer is larger than 8 MiB." },
    });
  });

  test('`POST /emulator/methods/call` answers 503 if the app does not respond within 30 seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let arrive = (_: ServerResponse) => {};
    const arrived = new Promise<ServerResponse>((resolve) => {
      arrive = resolve;
    });
    answer = (response) => arrive(response);
    const call = ask('POST', '/methods/call', { method: 'a/b' });
    const closed = once(await arrived, 'close');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await call).toMatchObject({
      status: 503,
      body: { error: 'The app did not answer within 30 seconds.' },
    });
    await closed;
  });
});

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

describe('without an app', () => {
  test.each([
    ['GET', '/methods', undefined],
    ['POST', '/methods/call', { method: 'backend/a/b' }],
  ])('%s %s tells so', async (method, path, body) => {
    expect(await ask(method, path, body)).toMatchObject({
      status: 503,
      body: { error: expect.stringMatching(/^No app is running/) },
    });
  });
});

test('tells of an app that no longer lists its methods', async () => {
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

describe('with an app', () => {
  let detach: () => void;
  beforeAll(() => {
    detach = emulator.attachApp({ url: app.url, methods: async () => methods });
  });
  afterAll(() => detach());
  afterEach(() => vi.useRealTimers());

  test('lists the methods', async () => {
    expect(await ask('GET', '/methods')).toMatchObject({ status: 200, body: { methods } });
  });

  test('calls a method as a caller, and gives back what the app answers', async () => {
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

  test('calls as a visitor of the first instance, or without a token', async () => {
    answer = (response) => response.writeHead(204).end();
    const answered = await ask('POST', '/methods/call', { method: 'backend/a/b' });
    expect(answered.body).toMatchObject({ status: 204, contentType: '', body: '' });
    expect(asked).toMatchObject({ body: '[]', authorization: expect.any(String) });
    await ask('POST', '/methods/call', { method: 'backend/a/b', as: null });
    expect(asked.authorization).toBeUndefined();
  });

  test('leaves a body that is no JSON as it is, and follows no redirect', async () => {
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

  test('encodes the name of a method', async () => {
    answer = (response) => response.end();
    await ask('POST', '/methods/call', { method: 'a b/%2e%2e/c?d#e' });
    expect(asked.url).toBe('/api/web-methods/a%20b/%252e%252e/c%3Fd%23e');
  });

  test.each(['', 'a', 'a/../b', '../../emulator/reset', './a', '/a/b', 'a//b', 'a/', '\ud800/a'])(
    'takes no %j for a method',
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
  ])('says what is wrong with %j', async (part, error) => {
    const call = { method: 'a/b', ...part };
    expect(await ask('POST', '/methods/call', call)).toMatchObject({
      status: 400,
      body: { error: typeof error === 'string' ? error : expect.stringMatching(error) },
    });
  });

  test('refuses arguments that JSON cannot carry', async () => {
    const cyclic: unknown[] = [];
    cyclic.push(cyclic);
    for (const args of [[1n], cyclic]) {
      const call = emulator.call({ method: 'a/b', args });
      await expect(call).rejects.toThrow(EmulatorError);
      await expect(call).rejects.toThrow(/^"args" must /);
    }
  });

  test('tells of an app that breaks the connection', async () => {
    answer = (response) => response.destroy();
    expect(await ask('POST', '/methods/call', { method: 'a/b' })).toMatchObject({
      status: 503,
      body: { error: expect.stringMatching(/^The app closed the connection/) },
    });
  });

  test('tells of an answer that is too large', async () => {
    answer = (response) => response.end('x'.repeat(8 * 1024 * 1024 + 1));
    expect(await ask('POST', '/methods/call', { method: 'a/b' })).toMatchObject({
      status: 503,
      body: { error: "The app's answer is larger than 8 MiB." },
    });
  });

  test('gives up on an app that hangs', async () => {
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

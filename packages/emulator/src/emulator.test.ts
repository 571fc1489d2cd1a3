import { createPublicKey } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { createEmulator, type Emulator } from './emulator.js';

const appId = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';

const startCall = (emulator: Emulator, method: string) =>
  emulator.startCall({ kind: 'web-method', method });

describe('`createEmulator()`', () => {
  test('createEmulator() creates app credentials in the format of Wix', () => {
    const { env } = createEmulator({ appId });
    expect(env.WIX_CLIENT_ID).toBe(appId);
    const pem = Buffer.from(env.WIX_CLIENT_PUBLIC_KEY, 'base64').toString();
    expect(createPublicKey(pem).asymmetricKeyType).toBe('rsa');
  });

  test('createEmulator() creates emulators that share no secrets, tokens or logs', async () => {
    const [one, other] = [createEmulator({ appId }), createEmulator({ appId })];
    expect(one.env.WIX_CLIENT_SECRET).not.toBe(other.env.WIX_CLIENT_SECRET);
    const token = one.mintToken({ subjectType: 'VISITOR' });
    const info = new Request('https://www.wixapis.com/oauth2/token-info', {
      method: 'POST',
      body: JSON.stringify({ token }),
    });
    expect((await one.fetch(info.clone())).status).toBe(200);
    expect((await other.fetch(info)).status).toBe(401);
    expect(one.requests).toHaveLength(1);
    expect(other.requests).toHaveLength(1);
  });

  test('emulator.mintToken() refuses an unknown instance id', () => {
    const mint = () =>
      createEmulator({ appId }).mintToken({ subjectType: 'USER', instanceId: 'x' });
    expect(mint).toThrow(/Unknown "instanceId": x/);
  });
});

describe('`emulator.fetch()`', () => {
  test.each([
    ['DELETE', 'https://www.wixapis.com/apps/v1/instance'],
    ['GET', 'https://api.example.com/users'],
    ['GET', 'http://www.wixapis.com/apps/v1/instance'],
  ])('emulator.fetch() answers 501 to %s %s and names the request', async (method, url) => {
    const emulator = createEmulator({ appId });
    const answer = await emulator.fetch(new Request(`${url}?key=secret`, { method }));
    expect(answer.status).toBe(501);
    expect(await answer.json()).toMatchObject({
      message: `wix-emulator does not emulate ${method} ${url}`,
    });
    expect(emulator.requests).toMatchObject([{ method, url, status: 501, tag: 'refused' }]);
  });

  test.each([
    ['POST', 'https://www.wixapis.com/otel-collector/v1/traces'],
    ['POST', 'https://www.wixapis.com/wixcode/v1/telemetry/telemetry-messages'],
    ['GET', 'https://frog.wix.com/?src=1'],
    ['GET', 'https://edge.wixapis.com/assets/scripts/v1/site-scripts'],
  ])('emulator.fetch() answers 200 to %s %s', async (method, url) => {
    const emulator = createEmulator({ appId });
    expect((await emulator.fetch(new Request(url, { method }))).status).toBe(200);
    expect(emulator.requests).toMatchObject([{ status: 200, tag: 'partial' }]);
  });

  test('emulator.fetch() sets the header `x-wix-request-id` and never `x-wix-consistent`', async () => {
    const emulator = createEmulator({ appId });
    const { headers } = await emulator.fetch(new Request('https://frog.wix.com/'));
    expect(headers.get('x-wix-request-id')).toBe(emulator.requests[0]?.id);
    expect(headers.has('x-wix-consistent')).toBe(false);
  });

  test('emulator.fetch() logs neither tokens nor secrets', async () => {
    const emulator = createEmulator({ appId });
    const token = emulator.mintToken({ subjectType: 'VISITOR' });
    const { WIX_CLIENT_SECRET: secret } = emulator.env;
    await emulator.fetch(
      new Request(`https://www.wixapis.com/x/${token}?secret=${secret}`, {
        headers: { authorization: token },
      }),
    );
    const log = JSON.stringify(emulator.requests);
    expect(log).toContain('https://www.wixapis.com/x/');
    expect(log).not.toContain(token);
    expect(log).not.toContain(secret);
  });
});

describe('`emulator.startCall()`', () => {
  test('emulator.startCall() lists the caller and the instance of the call’s token', () => {
    const emulator = createEmulator({ appId });
    const { instanceId } = emulator.instances.free.instance;
    const tokens = [
      emulator.mintToken({ subjectType: 'MEMBER', instanceId }),
      emulator.mintToken({ subjectType: 'VISITOR', expiresInSeconds: -1 }),
      'not a token',
      undefined,
    ];
    for (const token of tokens) {
      const { end } = emulator.startCall({ kind: 'web-method', method: 'a/b' }, token);
      end({ status: 200 });
    }
    expect(emulator.calls.map(({ caller, instance }) => [caller, instance])).toEqual([
      ['MEMBER', 'free'],
      ['VISITOR', undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  test('emulator.startCall() lists a call with its time and duration after the call has ended', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const emulator = createEmulator({ appId });
    const { end } = startCall(emulator, 'backend/instance/getInstance');
    expect(emulator.calls).toEqual([]);
    const started = Date.now();
    vi.advanceTimersByTime(30);
    end({ status: 200, cache: 'miss' });
    const [call] = emulator.calls;
    expect(call).toMatchObject({ method: 'backend/instance/getInstance', cache: 'miss' });
    expect(Date.parse(call?.time ?? '')).toBeLessThanOrEqual(started);
    expect(call?.durationMs).toBe(30);
    vi.useRealTimers();
    emulator.clearCalls();
    expect(emulator.calls).toEqual([]);
  });

  test('`emulator.calls` lists only the latest 1000 calls', () => {
    const emulator = createEmulator({ appId });
    for (let n = 0; n <= 1000; n += 1) startCall(emulator, `a/${n}`).end({ status: 200 });
    expect(emulator.calls).toHaveLength(1000);
    expect(emulator.calls[0]?.method).toBe('a/1');
  });
});

describe('`emulator.attachApp()`', () => {
  const app = (port: number) => ({ url: `http://localhost:${port}`, methods: async () => [] });

  test('`emulator.app` is the last attached app that is not detached yet', () => {
    const emulator = createEmulator({ appId });
    const [first, second] = [app(1), app(2)];
    const detachFirst = emulator.attachApp(first);
    const detachSecond = emulator.attachApp(second);
    expect(emulator.app).toBe(second);
    detachSecond();
    expect(emulator.app).toBe(first);
    const detachThird = emulator.attachApp(second);
    detachFirst();
    detachSecond();
    expect(emulator.app).toBe(second);
    detachThird();
    expect(emulator.app).toBeUndefined();
  });
});

test('an emulator still works when a change listener throws', async () => {
  const print = vi.spyOn(console, 'error').mockImplementation(() => {});
  const emulator = createEmulator({ appId });
  emulator.onChange(() => {
    throw new Error('broken');
  });
  emulator.clock.advance(11 * 24 * 60 * 60 * 1000);
  expect(emulator.instances.trial.instance.billing?.freeTrialInfo?.status).toBe('ENDED');
  expect((await emulator.fetch(new Request('https://frog.wix.com/'))).status).toBe(200);
  await emulator.events.settled();
  expect(print).toHaveBeenCalled();
  print.mockRestore();
});

test('an object that inherits from an emulator can override fetch() and shares the state', async () => {
  const emulator = createEmulator({ appId });
  const failing: Emulator = Object.create(emulator, {
    fetch: { value: async () => new Response(null, { status: 503 }) },
  });
  expect((await failing.fetch(new Request('https://frog.wix.com/'))).status).toBe(503);
  await emulator.fetch(new Request('https://frog.wix.com/'));
  startCall(failing, 'a/b').end({ status: 502 });
  expect(failing.requests).toEqual(emulator.requests);
  expect(emulator.calls).toMatchObject([{ method: 'a/b' }]);
  failing.reset();
  expect(emulator.calls).toEqual([]);
});

describe('`emulator.reset()`', () => {
  test('emulator.reset() removes tokens and logs but not the credentials', async () => {
    const emulator = createEmulator({ appId });
    const { env } = emulator;
    const token = emulator.mintToken({ subjectType: 'VISITOR' });
    await emulator.fetch(new Request('https://frog.wix.com/'));
    startCall(emulator, 'backend/a/b').end({ status: 200 });
    emulator.reset();
    expect(emulator.requests).toEqual([]);
    expect(emulator.calls).toEqual([]);
    expect(emulator.env).toBe(env);
    const answer = await emulator.fetch(
      new Request('https://www.wixapis.com/oauth2/token-info', {
        method: 'POST',
        body: JSON.stringify({ token }),
      }),
    );
    expect(answer.status).toBe(401);
  });

  test('emulator.reset() drops the requests and calls in progress', async () => {
    const emulator = createEmulator({ appId });
    const call = startCall(emulator, 'backend/a/b');
    const answer = emulator.fetch(new Request('https://frog.wix.com/'));
    emulator.reset();
    call.end({ status: 200 });
    expect((await answer).status).toBe(200);
    expect([emulator.requests, emulator.calls]).toEqual([[], []]);
    startCall(emulator, 'backend/a/b').end({ status: 200 });
    expect(emulator.calls).toHaveLength(1);
  });
});

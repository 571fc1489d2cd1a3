import { setImmediate, setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import { createEmulator, type Emulator } from '../emulator.js';
import type { FaultRule } from '../model/faults/fault.js';
import { MAX_BODY_BYTES } from './call.js';

vi.mock('node:timers/promises', { spy: true });

const appId = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';
const tokenInfoUrl = 'https://www.wixapis.com/oauth2/token-info';

function failing(...rules: FaultRule[]): Emulator {
  const emulator = createEmulator({ appId });
  for (const rule of rules) emulator.faults.add(rule);
  return emulator;
}

function askTokenInfo(emulator: Emulator, init: RequestInit = {}): Promise<Response> {
  const token = emulator.mintToken({ subjectType: 'VISITOR' });
  const body = JSON.stringify({ token });
  return emulator.fetch(new Request(tokenInfoUrl, { method: 'POST', body, ...init }));
}

/** Rids Node of every request that nobody holds, and which would hear of no abort any more. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  // What has just been used is held until the next turn.
  await setImmediate();
  collect();
}

test('emulator.fetch() logs a request with its status, duration and bodies', async () => {
  const emulator = createEmulator({ appId });
  const answer = await askTokenInfo(emulator);
  expect(answer.headers.get('content-length')).toBe(String((await answer.text()).length));
  expect(emulator.requests).toEqual([
    {
      id: answer.headers.get('x-wix-request-id'),
      time: expect.any(String),
      method: 'POST',
      url: tokenInfoUrl,
      status: 200,
      durationMs: expect.any(Number),
      operation: 'token-info',
      tag: 'partial',
      requestBody: expect.any(String),
      responseBody: expect.any(String),
    },
  ]);
});

test('emulator.fetch() answers 501 to a request that is not emulated, even if there is a fault', async () => {
  const emulator = failing({ kind: 'reset' });
  for (const [method, url] of [
    ['GET', 'https://www.wixapis.com/stores/v1/products'],
    ['GET', tokenInfoUrl],
    ['POST', 'https://example.com/oauth2/token-info'],
    ['POST', 'http://www.wixapis.com/oauth2/token-info'],
    ['POST', 'https://www.wixapis.com/oauth2/token-info/'],
  ] as const) {
    const answer = await emulator.fetch(new Request(`${url}?secret=1`, { method }));
    expect(answer.status).toBe(501);
    expect(await answer.json()).toMatchObject({
      message: `wix-emulator does not emulate ${method} ${url}`,
    });
  }
  for (const request of emulator.requests) {
    expect(request).toMatchObject({ status: 501, tag: 'refused' });
    expect(request).not.toHaveProperty('operation');
    expect(request).not.toHaveProperty('fault');
  }
});

test.each([
  'https://www.wixapis.com/otel-collector/v1/traces',
  'https://edge.wixapis.com/wixcode/v1/telemetry/events',
  'https://frog.wix.com/bolt',
])('emulator.fetch() discards telemetry to %s and does not log its bodies', async (url) => {
  const emulator = failing({ kind: 'reset' });
  const body = 'x'.repeat(2 * MAX_BODY_BYTES);
  const answer = await emulator.fetch(new Request(url, { method: 'POST', body }));
  expect(await answer.json()).toEqual({});
  const [request] = emulator.requests;
  expect(request).toMatchObject({ status: 200, operation: 'telemetry', tag: 'partial' });
  expect(request).not.toHaveProperty('requestBody');
  expect(request).not.toHaveProperty('responseBody');
});

test('emulator.fetch() answers 413 to a body above the limit', async () => {
  const emulator = createEmulator({ appId });
  const answer = await askTokenInfo(emulator, { body: ' '.repeat(MAX_BODY_BYTES + 1) });
  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({
    details: { applicationError: { code: 'PAYLOAD_TOO_LARGE' } },
  });
});

test('a `status` fault answers with an error in Wix’s format', async () => {
  const emulator = failing({ kind: 'status', status: 503 });
  const answer = await askTokenInfo(emulator);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({
    message: expect.any(String),
    details: {
      applicationError: {
        code: 'INJECTED_FAULT',
        description: expect.any(String),
        data: {},
      },
    },
  });
  expect(emulator.requests).toMatchObject([
    { id: answer.headers.get('x-wix-request-id'), status: 503, fault: 'status', tag: 'partial' },
  ]);
});

test('a `reset` fault throws the error that `fetch` throws for a reset connection', async () => {
  const emulator = failing({ kind: 'reset' });
  const thrown = await askTokenInfo(emulator).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(TypeError);
  expect(thrown).toMatchObject({ message: 'fetch failed', cause: { code: 'ECONNRESET' } });
  expect(emulator.requests).toMatchObject([{ status: 0, fault: 'reset', operation: 'token-info' }]);
});

test('a `malformed` fault answers with invalid JSON and the content type of JSON', async () => {
  const emulator = failing({ kind: 'malformed' });
  const answer = await askTokenInfo(emulator);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/json');
  await expect(answer.json()).rejects.toThrow(SyntaxError);
  expect(emulator.requests).toMatchObject([{ status: 200, fault: 'malformed' }]);
});

test('a `truncated` fault sends half of the correct answer and then breaks off', async () => {
  const emulator = failing({ kind: 'truncated' });
  const answer = await askTokenInfo(emulator);
  expect(answer.status).toBe(200);
  const chunks: Uint8Array[] = [];
  const readAll = async () => {
    for await (const chunk of answer.body ?? []) chunks.push(chunk);
  };
  await expect(readAll()).rejects.toThrow('terminated');
  const part = Buffer.concat(chunks);
  expect(part.toString()).toMatch(/^\{"active":true/);
  expect(part.length).toBe(Math.floor(Number(answer.headers.get('content-length')) / 2));
  expect(emulator.requests).toMatchObject([{ status: 200, fault: 'truncated' }]);
});

test('a `hang` fault is logged immediately and ends when the app aborts the request', async () => {
  const emulator = failing({ kind: 'hang' });
  const app = new AbortController();
  const hanging = askTokenInfo(emulator, { signal: app.signal });
  await expect.poll(() => emulator.requests).toHaveLength(1);
  expect(emulator.requests).toMatchObject([{ status: 0, fault: 'hang' }]);
  await collectGarbage();
  const reason = new Error('The app gave up.');
  app.abort(reason);
  await expect(hanging).rejects.toBe(reason);
  expect(emulator.requests).toHaveLength(1);
});

test('a `latency` fault delays the correct answer', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.mocked(setTimeout).mockImplementationOnce(async (ms = 0) => vi.advanceTimersByTime(ms));
  const emulator = failing({ kind: 'latency', latencyMs: 80 });
  const answer = await askTokenInfo(emulator);
  vi.useRealTimers();
  expect(await answer.json()).toMatchObject({ active: true });
  expect(emulator.requests).toMatchObject([{ status: 200, fault: 'latency', durationMs: 80 }]);
});

test('a `latency` fault ends when the app aborts the request', async () => {
  const emulator = failing({ kind: 'latency', latencyMs: 60_000 });
  const app = new AbortController();
  const late = askTokenInfo(emulator, { signal: app.signal });
  await collectGarbage();
  const reason = new Error('The app gave up.');
  app.abort(reason);
  await expect(late).rejects.toBe(reason);
  expect(emulator.requests).toMatchObject([{ status: 0, fault: 'latency' }]);
});

test('a fault on one grant does not affect other grants', async () => {
  const emulator = failing({ kind: 'status', status: 500, operation: 'client-credentials' });
  const { WIX_CLIENT_ID, WIX_CLIENT_SECRET, WIX_CLIENT_INSTANCE_ID } = emulator.env;
  const ask = (body: object) =>
    emulator.fetch(
      new Request('https://www.wixapis.com/oauth2/token', {
        method: 'POST',
        body: JSON.stringify(body),
      }),
    );
  const visitor = await ask({ clientId: WIX_CLIENT_ID, grantType: 'anonymous' });
  const app = await ask({
    grant_type: 'client_credentials',
    client_id: WIX_CLIENT_ID,
    client_secret: WIX_CLIENT_SECRET,
    instance_id: WIX_CLIENT_INSTANCE_ID,
  });
  expect([visitor.status, app.status]).toEqual([200, 500]);
  expect(emulator.requests.map(({ operation }) => operation)).toEqual([
    'anonymous',
    'client-credentials',
  ]);
});

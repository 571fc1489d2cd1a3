import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEmulator } from '../../emulator.js';
import { listen, type RunningServer } from '../listen.js';
import { readCacheStatus, recordCall } from './record-call.js';

const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
/** The id of the latest request. */
let id: string;

const path = '/api/web-methods/backend/instance/getInstance';

/** Resolves once the latest request has been recorded, if it is to be. */
let closed: Promise<unknown>;

let answer: RequestListener;
let server: RunningServer;

beforeEach(async () => {
  emulator.reset();
  server = await listen(
    (request, response) => {
      id = recordCall(emulator, request, response);
      closed = once(response, 'close');
      answer(request, response);
    },
    { port: 0, hostname: 'localhost' },
  );
});
afterEach(() => server.close());

async function call(url = path, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(server.url + url, { method: 'POST', body: '["argument"]', ...init });
  await response.arrayBuffer();
  await closed;
  return response;
}

test.each([
  [{ 'cache-status': 'web-methods; hit; ttl=42' }, { cache: 'hit' }],
  [{ 'Cache-Status': 'web-methods; fwd=miss; stored' }, { cache: 'miss' }],
  [{}, {}],
])('recordCall() records a call whose response headers are %j', async (headers, expected) => {
  answer = (_, response) => response.writeHead(200, headers).end('{}');
  const before = Date.now();
  await call();
  const [recorded] = emulator.calls;
  expect(emulator.calls).toEqual([
    {
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      kind: 'web-method',
      method: 'backend/instance/getInstance',
      status: 200,
      durationMs: expect.any(Number),
      requestBody: '["argument"]',
      responseBody: '{}',
      requests: [],
      ...expected,
    },
  ]);
  expect(Date.parse(recorded?.time ?? '')).toBeGreaterThanOrEqual(before);
  expect(recorded && 'cache' in recorded).toBe('cache' in expected);
});

test('recordCall() reads response headers that are set one by one', async () => {
  answer = (_, response) => {
    response.statusCode = 502;
    response.setHeader('cache-status', 'web-methods; hit; ttl=-3; detail=upstream-failed');
    response.end();
  };
  await call();
  expect(emulator.calls).toMatchObject([{ status: 502, cache: 'stale' }]);
});

test('recordCall() does not change the answer', async () => {
  answer = (_, response) => {
    response.writeHead(200, { 'set-cookie': ['a=1', 'b=2'], 'content-length': 2, date: 'today' });
    response.end('ok');
  };
  const { headers } = await call();
  expect(headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect([...headers.keys()].sort()).toEqual(
    ['connection', 'content-length', 'date', 'set-cookie', 'set-cookie'].sort(),
  );
});

test('recordCall() does not list preflights or other requests that make no request to Wix', async () => {
  answer = (_, response) => response.end();
  await call(path, { method: 'OPTIONS', body: null });
  await call(path, { method: 'GET', body: null });
  await call('/api/instance');
  await call('//');
  expect(emulator.calls).toEqual([]);
});

test('recordCall() lists any request that makes a request to Wix', async () => {
  answer = async (_, response) => {
    const headers = { 'x-wix-emulator-call': id };
    await emulator.fetch(new Request('https://www.wixapis.com/a', { headers }));
    response.end('a page');
  };
  await call('/page?secret', { method: 'GET', body: null });
  await call('/_wix/extensions/webhooks/id', { method: 'PUT' });
  expect(emulator.calls).toMatchObject([
    { kind: 'request', method: 'GET /page', requests: [{ url: 'https://www.wixapis.com/a' }] },
    { kind: 'request', method: 'PUT /_wix/extensions/webhooks/id', requests: [{}] },
  ]);
  expect(emulator.calls[0]).not.toHaveProperty('responseBody');
});

test('recordCall() records the delivery of an event without its token', async () => {
  answer = (request, response) => request.resume().on('end', () => response.end('null'));
  const body = 'eyJhbGciOiJSUzI1NiJ9.eyJkYXRhIjoiaGlkZGVuIn0.c2lnbmF0dXJl';
  await call('/_wix/extensions/webhooks/some%20id?secret', { body });
  expect(emulator.calls).toMatchObject([
    {
      kind: 'event',
      method: 'POST /_wix/extensions/webhooks/some id',
      requestBody: '[redacted]',
      responseBody: 'null',
    },
  ]);
});

test('recordCall() does not record query strings, tokens or secrets', async () => {
  const authorization = emulator.mintToken({ subjectType: 'VISITOR' });
  answer = (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write(`["${authorization}",`);
    response.end('{"refresh_token":"hidden"}]');
  };
  const body = JSON.stringify([authorization, { password: 'hidden' }]);
  await call(`${path}?query`, { headers: { authorization, 'x-hidden': 'hidden' }, body });
  expect(emulator.calls).toMatchObject([
    {
      requestBody: '["[redacted]",{"password":"[redacted]"}]',
      responseBody: '["[redacted]",{"refresh_token":"[redacted]"}]',
    },
  ]);
  const log = JSON.stringify(emulator.calls);
  for (const secret of ['query', authorization, 'hidden']) expect(log).not.toContain(secret);
});

test('recordCall() records the status 0 for a call whose caller disconnects', async () => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  answer = () => arrive();
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n`);
  await arrived;
  socket.destroy();
  await closed;
  expect(emulator.calls).toMatchObject([{ status: 0 }]);
});

test.each([
  ['web-methods; hit; ttl=42', 'hit'],
  ['web-methods;hit', 'hit'],
  ['web-methods; hit; ttl=0', 'hit'],
  ['web-methods; fwd=miss; stored', 'miss'],
  ['web-methods; fwd=stale', 'miss'],
  ['web-methods; hit; ttl=-30; detail=upstream-failed', 'stale'],
  ['web-methods; fwd=miss, cdn.example; hit; ttl=5', 'miss'],
  ['cdn.example; hit, web-methods; hit; ttl=-1', 'stale'],
])('readCacheStatus() reads "%s" as "%s"', (header, outcome) => {
  expect(readCacheStatus(header)).toBe(outcome);
});

test.each(['', 'web-methods', 'web-methods; fwd=bypass', 'cdn.example; hit', 'web-methods-2; hit'])(
  'readCacheStatus() returns `undefined` for "%s"',
  (header) => {
    expect(readCacheStatus(header)).toBeUndefined();
  },
);

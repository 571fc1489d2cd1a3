import { once } from 'node:events';
import { Agent, type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEmulator, type Emulator } from '../emulator.js';
import { listen, type RunningServer } from './listen.js';
import { pageRequestHandler } from './page-requests.js';

const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

let fetch: Emulator['fetch'];
let server: RunningServer;

beforeEach(async () => {
  emulator.reset();
  fetch = (request) => emulator.fetch(request);
  const own: Emulator = Object.create(emulator, {
    fetch: { value: (request: Request) => fetch(request) },
  });
  const handle = pageRequestHandler(own);
  server = await listen(
    (request, response) => {
      if (!handle(request, response)) response.end('the app');
    },
    { port: 0, hostname: 'localhost' },
  );
});
afterEach(() => server.close());

const path = '/_wix_emulator/wix/www.wixapis.com/apps/v1/instance';
const fromPage = { 'x-wix-emulator-surface': 'dashboard%20page%20Orders' };

interface Sent {
  method?: string;
  path?: string;
  body?: string;
  headers?: Record<string, string>;
}

function send({ method = 'GET', path: sentTo = path, body, headers = fromPage }: Sent = {}) {
  const { hostname, port } = new URL(server.url);
  const request = httpRequest({ hostname, port, method, path: sentTo, headers, agent });
  request.end(body);
  return request;
}

async function answerTo(request: ClientRequest): Promise<[number | undefined, string]> {
  const [answer]: IncomingMessage[] = await once(request, 'response');
  if (!answer) throw new Error('There is no answer.');
  return [answer.statusCode, await text(answer)];
}

test('pageRequestHandler() passes a request to the emulator, to the host that its path names', async () => {
  const seen: unknown[] = [];
  fetch = async (request) => {
    const { method, url, headers } = request;
    seen.push(method, url, await request.text(), Object.fromEntries(headers));
    return new Response('answer', { status: 418, headers: { 'x-wix-request-id': 'id' } });
  };
  const request = send({
    method: 'POST',
    path: '/_wix_emulator/wix/edge.wixapis.com//a%2Fb?c=d&c=%20',
    body: 'body',
    headers: {
      ...fromPage,
      authorization: 'token',
      cookie: 'a=b',
      'x-own': '1',
      'x-wix-emulator-call': 'forged',
      'x-wix-emulator-secret': 'forged',
      'x-wix-emulator-attempt': 'one',
    },
  });
  const [answer]: IncomingMessage[] = await once(request, 'response');
  expect(answer?.statusCode).toBe(418);
  expect(answer?.headers['x-wix-request-id']).toBe('id');
  expect(seen).toEqual([
    'POST',
    'https://edge.wixapis.com//a%2Fb?c=d&c=%20',
    'body',
    { ...fromPage, authorization: 'token', 'content-length': '4', 'x-own': '1' },
  ]);
  answer?.resume();
});

test('emulator.requests lists the surface, the caller and the instance of a page’s request', async () => {
  const { instanceId } = emulator.instances.free.instance;
  const authorization = emulator.mintToken({ subjectType: 'USER', instanceId });
  const [status] = await answerTo(send({ headers: { ...fromPage, authorization } }));
  expect(status).toBe(200);
  expect(emulator.requests).toMatchObject([
    { surface: 'dashboard page Orders', caller: 'USER', instance: 'free', status: 200 },
  ]);
});

test.each([
  ['a%0Aline%1B[2J', 'aline[2J'],
  ['x'.repeat(300), 'x'.repeat(100)],
  ['%F0%9F%98%80'.repeat(101), '😀'.repeat(100)],
  ['%E0%A4%A', '%E0%A4%A'],
  ['wixemu_secret', '[redacted]'],
  ['%00', 'page of the app'],
])('the name %j of a surface is logged as %j', async (sent, logged) => {
  await answerTo(send({ headers: { 'x-wix-emulator-surface': sent } }));
  expect(emulator.requests).toMatchObject([{ surface: logged }]);
});

test.each([
  ['the host of another computer', { ...fromPage, host: 'evil.example' }],
  ['another origin', { ...fromPage, origin: 'http://localhost:1' }],
  ['an opaque origin', { ...fromPage, origin: 'null' }],
  ['another site', { ...fromPage, 'sec-fetch-site': 'cross-site' }],
  ['another origin on this computer', { ...fromPage, 'sec-fetch-site': 'same-site' }],
  ['no page', { 'sec-fetch-site': 'none' }],
  ['a navigation', {}],
])('pageRequestHandler() refuses requests from %s', async (_, headers) => {
  const report = '/_wix_emulator/blocked';
  const body = JSON.stringify({ method: 'GET', url: 'https://a.test/', directive: 'img-src' });
  for (const sent of [
    { headers },
    { method: 'OPTIONS', headers },
    { method: 'POST', path: report, headers, body },
  ]) {
    const request = send(sent);
    const [answer]: IncomingMessage[] = await once(request, 'response');
    expect(answer?.statusCode).toBe(403);
    expect(Object.keys(answer?.headers ?? {}).join()).not.toContain('access-control');
    answer?.resume();
    await once(request, 'close');
  }
  expect(emulator.requests).toEqual([]);
});

test.each([
  '/_wix_emulator/wix/',
  '/_wix_emulator/wix/www.wixapis.com',
  '/_wix_emulator/wix/example.com/a',
  '/_wix_emulator/wix/wixapis.com/a',
  '/_wix_emulator/wix/www.wixapis.com.evil.example/a',
  '/_wix_emulator/wix/evilwixapis.com/a',
  '/_wix_emulator/wix/www.wixapis.com:8443/a',
  '/_wix_emulator/wix/evil.example%2F.wixapis.com/a',
  '/_wix_emulator/wix/user@www.wixapis.com/a',
])('pageRequestHandler() answers 404 to %s', async (sentTo) => {
  const [status] = await answerTo(send({ path: sentTo }));
  expect(status).toBe(404);
  expect(emulator.requests).toEqual([]);
});

test('pageRequestHandler() leaves all other requests alone', async () => {
  for (const sentTo of ['/', '/_wix_emulator/unpkg/a.js', '/_wix_emulator/wix']) {
    expect(await answerTo(send({ path: sentTo }))).toEqual([200, 'the app']);
  }
});

test('pageRequestHandler() resets a connection again when a browser repeats the request', async () => {
  emulator.faults.add({ kind: 'reset', operation: 'get-app-instance', count: 1 });
  const headers = { ...fromPage, 'x-wix-emulator-attempt': 'one' };
  for (let times = 0; times < 2; times += 1) {
    const [error] = await once(send({ headers }), 'error');
    expect(error).toMatchObject({ code: 'ECONNRESET' });
  }
  expect(emulator.requests).toMatchObject([{ fault: 'reset' }]);
  const other = { ...fromPage, 'x-wix-emulator-attempt': 'two' };
  expect((await answerTo(send({ headers: other })))[0]).toBe(401);
});

test('pageRequestHandler() ends an answer in the middle if a fault cuts it', async () => {
  emulator.faults.add({ kind: 'truncated', operation: 'get-app-instance', count: 1 });
  await expect(answerTo(send())).rejects.toThrow('aborted');
});

test('pageRequestHandler() aborts the emulator’s work when the page aborts', async () => {
  const aborted = new Promise((resolve) => {
    fetch = async ({ signal }) => {
      signal.addEventListener('abort', resolve);
      request.destroy();
      return new Promise(() => {});
    };
  });
  const request = send();
  request.on('error', () => {});
  await aborted;
});

test('a request is not stuck behind a large body on the same connection', async () => {
  const { hostname, port, host } = new URL(server.url);
  const secrets =
    '/_wix_emulator/wix/www.wixapis.com/_api/cloud-secrets-vault-server/api/v1/secrets';
  const head = (line: string) =>
    `${line} HTTP/1.1\r\nhost: ${host}\r\nx-wix-emulator-surface: a\r\n`;
  const socket = connect(Number(port), hostname);
  socket.write(`${head(`POST ${secrets}`)}content-length: 8000000\r\n\r\n${'x'.repeat(8_000_000)}`);
  socket.write(`${head(`GET ${path}`)}\r\n`);
  let answers = '';
  socket.setEncoding('utf8').on('data', (chunk) => {
    answers += chunk;
  });
  await expect.poll(() => answers).toMatch(/^HTTP\/1.1 413 .*HTTP\/1.1 401 /s);
  socket.destroy();
});

test('pageRequestHandler() logs the report of a blocked request, without its query', async () => {
  const url = 'https://api.example.com/a?key=hidden';
  const report = (body: string) =>
    answerTo(send({ method: 'POST', path: '/_wix_emulator/blocked', body }));
  const valid = { method: 'POST', url, directive: 'connect-src' };
  for (const wrong of [
    'no JSON',
    JSON.stringify({ ...valid, method: 'a b' }),
    JSON.stringify({ ...valid, url: 'file:///etc/passwd' }),
    JSON.stringify({ ...valid, directive: 'a\nb' }),
    JSON.stringify({ ...valid, surface: 'another' }),
    JSON.stringify({ ...valid, url: `https://a.test/${'x'.repeat(20_000)}` }),
  ]) {
    expect((await report(wrong))[0]).toBe(400);
  }
  expect(await report(JSON.stringify(valid))).toEqual([204, '']);
  expect(emulator.requests).toEqual([
    {
      id: expect.any(String),
      surface: 'dashboard page Orders',
      time: expect.any(String),
      method: 'POST',
      url: 'https://api.example.com/a',
      status: 0,
      durationMs: 0,
      tag: 'refused',
      blockedBy: 'connect-src',
    },
  ]);
});

test('pageRequestHandler() answers 500 if the script of pages is missing', async () => {
  // The script is bundled, so it is not beside the source.
  const print = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect((await answerTo(send({ path: '/_wix_emulator/page.js' })))[0]).toBe(500);
  expect(print).toHaveBeenCalled();
  print.mockRestore();
});

import { once } from 'node:events';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEmulator, type Emulator } from '../../emulator.js';
import type { RunningServer } from '../listen.js';
import { startOutgoingServer } from './outgoing-server.js';

const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
const secret = 'the secret';

let fetch: Emulator['fetch'];
let server: RunningServer;

beforeEach(async () => {
  const own: Emulator = Object.create(emulator, {
    fetch: { value: (request: Request) => fetch(request) },
  });
  server = await startOutgoingServer(own, secret);
});
afterEach(() => server.close());

interface Call {
  method?: string;
  url?: string;
  body?: string;
  headers?: Record<string, string>;
}

/** Calls as `workerd` does: with an absolute URL. */
function send({ method = 'GET', url = 'https://wix.test/a?b', body, headers }: Call = {}) {
  const { hostname, port } = new URL(server.url);
  const own = { 'x-wix-emulator-secret': secret, ...headers };
  const request = httpRequest({ hostname, port, method, path: url, headers: own, setHost: false });
  request.end(body);
  return request;
}

async function answerTo(request: ClientRequest): Promise<IncomingMessage> {
  const [answer]: IncomingMessage[] = await once(request, 'response');
  if (!answer) throw new Error('There is no answer.');
  return answer;
}

test('the outgoing server passes a request to the emulator and returns the emulator’s answer', async () => {
  const seen: unknown[] = [];
  fetch = async (request) => {
    const { method, url, headers } = request;
    seen.push(method, url, await request.text(), [...headers]);
    return new Response('answer', {
      status: 418,
      statusText: 'Teapot',
      headers: [
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
      ],
    });
  };
  const answer = await answerTo(send({ method: 'POST', body: 'body', headers: { 'x-own': '1' } }));
  expect(seen).toEqual([
    'POST',
    'https://wix.test/a?b',
    'body',
    [
      ['content-length', '4'],
      ['x-own', '1'],
    ],
  ]);
  expect(answer).toMatchObject({ statusCode: 418, statusMessage: 'Teapot' });
  expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
  expect(await text(answer)).toBe('answer');
});

test.each([
  ['/', 'https://wix.test/by-header'],
  ['https://wix.test/by-line', 'https://wix.test/by-line'],
])('the outgoing server takes a request to %s as one for %s', async (url, expected) => {
  const seen: unknown[] = [];
  fetch = async (request) => {
    seen.push(request.url, request.headers.has('x-wix-emulator-url'));
    return new Response();
  };
  const headers = { 'x-wix-emulator-url': 'https://wix.test/by-header' };
  expect((await answerTo(send({ url, headers }))).statusCode).toBe(200);
  expect(seen).toEqual([expected, false]);
});

test.each(['GET', 'HEAD', 'POST', 'DELETE'])(
  'the outgoing server passes on a %s request without a body',
  async (method) => {
    fetch = async (request) => new Response(`${request.method} ${await request.text()}`);
    const answer = await answerTo(send({ method }));
    expect(await text(answer)).toBe(method === 'HEAD' ? '' : `${method} `);
  },
);

test('the outgoing server returns an answer that has the status 204 and no body', async () => {
  fetch = async () => new Response(null, { status: 204 });
  expect((await answerTo(send())).statusCode).toBe(204);
});

test.each([
  ['no secret', { headers: { 'x-wix-emulator-secret': '' } }],
  ['the wrong secret', { headers: { 'x-wix-emulator-secret': 'another' } }],
  ['a relative URL', { url: '/path' }],
])('the outgoing server answers 403 to a request with %s', async (_, call) => {
  fetch = vi.fn();
  const answer = await answerTo(send(call));
  expect(answer.statusCode).toBe(403);
  expect(fetch).not.toHaveBeenCalled();
});

test('the outgoing server resets the connection if the emulator does not answer', async () => {
  fetch = () => Promise.reject(new TypeError('fetch failed'));
  await expect(answerTo(send())).rejects.toMatchObject({ code: 'ECONNRESET' });
  fetch = async () => Response.error();
  await expect(answerTo(send())).rejects.toMatchObject({ code: 'ECONNRESET' });
});

test.each([
  ['fails halfway', (stream: ReadableStreamDefaultController) => stream.error(new Error('lost'))],
  ['ends too early', (stream: ReadableStreamDefaultController) => stream.close()],
])(
  'the outgoing server sends the first part of a body that %s, and then cuts the connection',
  async (_, stop) => {
    fetch = async () => {
      let pulls = 0;
      const body = new ReadableStream({
        pull(stream) {
          pulls += 1;
          if (pulls === 1) stream.enqueue(new TextEncoder().encode('half'));
          else stop(stream);
        },
      });
      return new Response(body, { headers: { 'content-length': '8' } });
    };
    const answer = await answerTo(send());
    expect(answer.headers['content-length']).toBe('8');
    let received = '';
    answer.on('data', (chunk) => {
      received += chunk;
    });
    await expect(once(answer, 'end')).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(received).toBe('half');
  },
);

test('the outgoing server aborts a pending request to the emulator when the app disconnects', async () => {
  const signals: AbortSignal[] = [];
  fetch = ({ signal }) => {
    signals.push(signal);
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  };
  const request = send();
  const failed = once(request, 'error');
  request.on('error', () => {});
  await expect.poll(() => signals).toHaveLength(1);
  expect(signals[0]?.aborted).toBe(false);
  request.destroy(new Error('given up'));
  await failed.catch(() => {});
  await expect.poll(() => signals[0]?.aborted).toBe(true);
  fetch = async () => new Response('well');
  expect(await text(await answerTo(send()))).toBe('well');
});

test('the outgoing server reads a long answer only as fast as the app does', async () => {
  let pulled = 0;
  fetch = async () => {
    const body = new ReadableStream({
      pull(stream) {
        pulled += 1;
        stream.enqueue(new Uint8Array(65_536));
        if (pulled === 1000) stream.close();
      },
    });
    return new Response(body);
  };
  const answer = await answerTo(send());
  await expect.poll(() => pulled).toBeGreaterThan(1);
  let size = 0;
  let ahead = pulled;
  for await (const chunk of answer) {
    ahead = Math.max(ahead, pulled - size / 65_536);
    size += chunk.length;
  }
  expect(size).toBe(65_536 * 1000);
  expect(ahead).toBeLessThan(500);
});

test('the outgoing server makes request.text() reject if the app disconnects in the middle of the body', async () => {
  const body = vi.fn();
  fetch = async (request) => {
    await request.text().catch(body);
    return new Response();
  };
  const { hostname, port } = new URL(server.url);
  const headers = { 'x-wix-emulator-secret': secret, 'content-length': '8' };
  const path = 'https://wix.test/';
  const request = httpRequest({ hostname, port, method: 'POST', path, headers });
  request.on('error', () => {});
  request.write('half', () => request.destroy());
  await expect.poll(() => body).toHaveBeenCalledTimes(1);
});

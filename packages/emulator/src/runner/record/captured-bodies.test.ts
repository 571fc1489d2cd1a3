import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listen, type RunningServer } from '../listen.js';
import { captureBodies } from './captured-bodies.js';

type Handle = (request: IncomingMessage, response: ServerResponse) => unknown;

let logged: ReturnType<typeof captureBodies>;
let handle: Handle;
let server: RunningServer;

beforeEach(async () => {
  server = await listen(
    (request, response) => {
      logged = captureBodies(request, response);
      handle(request, response);
    },
    { port: 0, hostname: '127.0.0.1' },
  );
});
afterEach(() => server.close());

async function post(body: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await fetch(server.url, { method: 'POST', body, headers });
  return answer.text();
}

const readers: [string, Handle][] = [
  ['with pipe()', (request, response) => request.pipe(response)],
  [
    'in a `for await` loop',
    async (request, response) => {
      for await (const chunk of request) response.write(chunk);
      response.end();
    },
  ],
  [
    'with a `data` listener',
    (request, response) => {
      request.on('data', (chunk) => response.write(chunk)).on('end', () => response.end());
    },
  ],
  [
    'with read()',
    (request, response) => {
      request.on('readable', () => {
        const chunk: unknown = request.read();
        if (chunk instanceof Uint8Array) response.write(chunk);
      });
      request.on('end', () => response.end());
    },
  ],
  [
    'as text',
    async (request, response) => {
      request.setEncoding('utf8');
      let text = '';
      for await (const chunk of request) text += chunk;
      response.end(text, 'utf8');
    },
  ],
];

test.each(readers)(
  'captureBodies() captures a body that the app reads %s, and does not change it',
  async (_, read) => {
    handle = read;
    const long = 'é'.repeat(300_000);
    expect(await post(long)).toBe(long);
    expect(logged().requestBody).toMatch(/^é{8192}… \[cut\]$/);
    expect(logged().responseBody).toBe(logged().requestBody);
    expect(await post('"é"')).toBe('"é"');
    expect(logged()).toEqual({ requestBody: '"é"', responseBody: '"é"' });
  },
);

test('captureBodies() does not start to read a body that the app does not read', async () => {
  let flowing: boolean | null = true;
  handle = async (request, response) => {
    await new Promise((resolve) => setImmediate(resolve));
    flowing = request.readableFlowing;
    response.end();
  };
  await post('body');
  expect(flowing).toBeNull();
});

test('captureBodies() decodes a response body that is written in several encodings', async () => {
  handle = (_, response) => {
    response.write('c3', 'hex');
    response.write(new Uint8Array([0xa9]));
    response.write('é');
    response.end('w6k=', 'base64');
  };
  expect(await post('')).toBe('ééé');
  expect(logged()).toEqual({ responseBody: 'ééé' });
});

test('captureBodies() passes the callbacks of write() and end() through', async () => {
  let called = 0;
  handle = (_, response) => {
    response.write('a', () => {
      called += 1;
      response.end(() => {
        called += 1;
      });
    });
  };
  expect(await post('')).toBe('a');
  await expect.poll(() => called).toBe(2);
  expect(logged()).toEqual({ responseBody: 'a' });
});

test('captureBodies() omits a compressed body', async () => {
  handle = async (request, response) => {
    await buffer(request);
    response.writeHead(200, { 'content-type': 'image/png' }).end('png');
  };
  await post('zipped', { 'content-encoding': 'gzip', 'content-type': 'application/json' });
  expect(logged().requestBody).toBe('[not logged: compressed]');
});

test('captureBodies() captures only the start of a very long body', async () => {
  let size = 0;
  handle = async (_, response) => {
    const chunk = Buffer.alloc(65_536, 'x');
    for (; size < 32 * 1024 * 1024; size += chunk.length) {
      if (!response.write(chunk)) await once(response, 'drain');
    }
    response.end();
  };
  expect(await post('')).toHaveLength(size);
  expect(logged().responseBody).toHaveLength(16 * 1024 + '… [cut]'.length);
});

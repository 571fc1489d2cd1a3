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
  ['piped', (request, response) => request.pipe(response)],
  [
    'iterated',
    async (request, response) => {
      for await (const chunk of request) response.write(chunk);
      response.end();
    },
  ],
  [
    'listened to',
    (request, response) => {
      request.on('data', (chunk) => response.write(chunk)).on('end', () => response.end());
    },
  ],
  [
    'taken',
    (request, response) => {
      request.on('readable', () => {
        const chunk: unknown = request.read();
        if (chunk instanceof Uint8Array) response.write(chunk);
      });
      request.on('end', () => response.end());
    },
  ],
  [
    'taken as text',
    async (request, response) => {
      request.setEncoding('utf8');
      let text = '';
      for await (const chunk of request) text += chunk;
      response.end(text, 'utf8');
    },
  ],
];

test.each(readers)('sees a body that is %s, and changes nothing of it', async (_, read) => {
  handle = read;
  const long = 'é'.repeat(300_000);
  expect(await post(long)).toBe(long);
  expect(logged().requestBody).toMatch(/^é{8192}… \[cut\]$/);
  expect(logged().responseBody).toBe(logged().requestBody);
  expect(await post('"é"')).toBe('"é"');
  expect(logged()).toEqual({ requestBody: '"é"', responseBody: '"é"' });
});

test('does not start to read what the app does not', async () => {
  let flowing: boolean | null = true;
  handle = async (request, response) => {
    await new Promise((resolve) => setImmediate(resolve));
    flowing = request.readableFlowing;
    response.end();
  };
  await post('body');
  expect(flowing).toBeNull();
});

test('sees a body that is written in encodings', async () => {
  handle = (_, response) => {
    response.write('c3', 'hex');
    response.write(new Uint8Array([0xa9]));
    response.write('é');
    response.end('w6k=', 'base64');
  };
  expect(await post('')).toBe('ééé');
  expect(logged()).toEqual({ responseBody: 'ééé' });
});

test('has the callbacks called', async () => {
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

test('leaves out what is compressed or binary', async () => {
  handle = async (request, response) => {
    await buffer(request);
    response.writeHead(200, { 'content-type': 'image/png' }).end('png');
  };
  await post('zipped', { 'content-encoding': 'gzip', 'content-type': 'application/json' });
  expect(logged().requestBody).toBe('[not logged: compressed]');
});

test('keeps the beginning of what never ends', async () => {
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

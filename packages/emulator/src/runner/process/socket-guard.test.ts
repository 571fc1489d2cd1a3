import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { get as getHttps } from 'node:https';
import { type AddressInfo, connect, createServer, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listen } from '../listen.js';
import { guardSockets } from './socket-guard.js';

let restore: () => void;

beforeEach(() => {
  restore = guardSockets();
});
afterEach(() => restore());

// Addresses and names that lead nowhere, should the guard fail.
test.each([
  ['http.get()', () => get('http://wix.invalid/'), 'wix.invalid, port 80'],
  ['https.get()', () => getHttps('https://wix.invalid/'), 'wix.invalid, port 443'],
  ['http2.connect()', () => connectHttp2('https://wix.invalid'), 'wix.invalid, port 443'],
  ['tls.connect()', () => connectTls(443, 'wix.invalid'), 'wix.invalid, port 443'],
  ['net.connect()', () => connect(25, '192.0.2.1'), '192.0.2.1, port 25'],
  [
    'Socket.connect()',
    () => new Socket().connect({ port: 25, host: '2001:db8::1' }),
    '2001:db8::1, port',
  ],
])('guardSockets() blocks %s from connecting to another computer', async (_, open, destination) => {
  const [error] = await once(open(), 'error').catch((failure: unknown) => [failure]);
  expect(String(error)).toContain('wix-emulator lets no connection leave this computer');
  expect(String(error)).toContain(destination);
});

test('guardSockets() blocks `fetch` from following a redirect to another computer', async () => {
  const server = await listen(
    (_, response) => response.writeHead(302, { location: 'http://wix.invalid/' }).end(),
    { port: 0, hostname: 'localhost' },
  );
  try {
    await expect(fetch(server.url)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('wix.invalid, port 80') },
    });
  } finally {
    await server.close();
  }
});

test('guardSockets() allows connections within this computer', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'socket-guard-'));
  const path = join(folder, 'pipe');
  const servers = [createServer(), createServer()] as const;
  const [tcp, pipe] = servers;
  await once(tcp.listen(0, '127.0.0.1'), 'listening');
  await once(pipe.listen(path), 'listening');
  const { port } = tcp.address() as AddressInfo;
  for (const open of [
    () => connect(port),
    () => connect(port, '127.0.0.1'),
    // What a server that listens on all addresses says of itself.
    () => connect(port, '0.0.0.0'),
    () => connect({ port, host: 'localhost' }),
    () => new Socket().connect(port, 'localhost'),
    () => connect(path),
    () => new Socket().connect({ path }),
  ]) {
    const socket = open();
    await once(socket, 'connect');
    socket.destroy();
  }
  for (const server of servers) server.close();
  await rm(folder, { recursive: true });
});

test('guardSockets() returns a function that removes the guard', () => {
  const guarded = Socket.prototype.connect;
  restore();
  expect(Socket.prototype.connect).not.toBe(guarded);
});

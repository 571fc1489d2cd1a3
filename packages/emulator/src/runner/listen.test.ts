import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { EmulatorError } from '../util/emulator-error.js';
import { bind } from './addresses.js';
import { freePort, listen } from './listen.js';

const hasIpv6 = await (async () => {
  const server = createServer();
  const isBound = await bind(server, '::1', 0);
  server.close();
  return isBound;
})();

test('freePort() throws an error that names the port if it is taken', async () => {
  const server = await listen((_, response) => response.end(), { port: 0, hostname: 'localhost' });
  const port = Number(new URL(server.url).port);
  await expect(freePort(port)).rejects.toThrow(EmulatorError);
  await expect(freePort(port)).rejects.toThrow(`Cannot listen on port ${port}`);
  await server.close();
  expect(await freePort(port)).toBe(port);
});

test('listen() returns a server that can close while a request is pending', async () => {
  let arrived = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const server = await listen(() => arrived(), { port: 0, hostname: 'localhost' });
  const hanging = fetch(server.url).catch((error: unknown) => error);
  await arrival;
  await server.close();
  expect(await hanging).toBeInstanceOf(Error);
});

test('listen() announces no time after which it closes an idle connection', async () => {
  const server = await listen((_, response) => response.end(), { port: 0, hostname: 'localhost' });
  const { headers } = await fetch(server.url);
  expect(headers.get('connection')).toBe('keep-alive');
  expect(headers.has('keep-alive')).toBe(false);
  await server.close();
});

test.runIf(hasIpv6)('listen() answers on both addresses of the loopback interface', async () => {
  const server = await listen(
    (request, response) => request.pipe(response.writeHead(200, { host: request.headers.host })),
    { port: 0, hostname: 'localhost' },
  );
  const { port } = new URL(server.url);
  for (const host of [`127.0.0.1:${port}`, `[::1]:${port}`]) {
    const body = 'x'.repeat(500_000);
    const answer = await fetch(`http://${host}`, { method: 'POST', body });
    expect(answer.headers.get('host')).toBe(host);
    expect(await answer.text()).toBe(body);
  }
  await server.close();
  await expect(fetch(`http://[::1]:${port}`)).rejects.toThrow('fetch failed');
});

test.runIf(hasIpv6)('listen() cuts pending requests on the IPv6 address, too', async () => {
  let arrived = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const server = await listen(() => arrived(), { port: 0, hostname: '[::1]' });
  const hanging = fetch(server.url).catch((error: unknown) => error);
  await arrival;
  await server.close();
  expect(await hanging).toBeInstanceOf(Error);
});

test.runIf(hasIpv6)(
  'freePort() refuses a port that is taken on the IPv6 address only',
  async () => {
    const other = createServer();
    await bind(other, '::1', 0);
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(freePort(port)).rejects.toThrow(`Cannot listen on port ${port}`);
    other.close();
  },
);

test.each(['0.0.0.0', '127.0.0.2'])('listen() listens on %s in addition', async (host) => {
  const server = await listen((_, response) => response.end('here'), {
    port: 0,
    hostname: '127.0.0.1',
    host,
  });
  const { port } = new URL(server.url);
  for (const hostname of ['127.0.0.1', '127.0.0.2']) {
    expect(await (await fetch(`http://${hostname}:${port}`)).text()).toBe('here');
  }
  await server.close();
});

test('listen() says that this computer does not have an address', async () => {
  // An address for documentation.
  const options = { port: 0, hostname: 'localhost', host: '192.0.2.1' };
  await expect(listen(() => {}, options)).rejects.toThrow(EmulatorError);
  await expect(listen(() => {}, options)).rejects.toThrow(
    'Cannot listen on 192.0.2.1. This computer has no such address.',
  );
});

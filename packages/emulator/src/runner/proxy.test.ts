import { once } from 'node:events';
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
} from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { listen, type RunningServer } from './listen.js';
import { forwardUpgrade, proxy } from './proxy.js';

const running: RunningServer[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function start(listener: RequestListener): Promise<RunningServer> {
  const server = await listen(listener, { port: 0, hostname: '127.0.0.1' });
  running.push(server);
  return server;
}

async function inFrontOf(app: RequestListener, rewrite?: (html: string) => string) {
  const { hostname: host, port } = new URL((await start(app)).url);
  return start((request, response) =>
    proxy(request, response, { host, port: Number(port), rewrite }),
  );
}

test('proxy() forwards the method, path, headers and body, and returns the app’s answer', async () => {
  const front = await inFrontOf(async (request, response) => {
    const body = await buffer(request);
    response.writeHead(201, { 'x-host': request.headers.host, 'set-cookie': ['a=1', 'b=2'] });
    response.end(`${request.method} ${request.url} ${body}`);
  });
  const answer = await fetch(`${front.url}/path?query`, { method: 'PUT', body: 'body' });
  expect(answer.status).toBe(201);
  expect(answer.headers.get('x-host')).toBe(new URL(front.url).host);
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(await answer.text()).toBe('PUT /path?query body');
});

test.each([
  ['text/html; charset=utf-8', 'BODY é'],
  ['application/json', 'body é'],
])('proxy() only rewrites HTML documents (content type: %s)', async (contentType, expected) => {
  const front = await inFrontOf(
    (_, response) => {
      response.writeHead(200, { 'content-type': contentType });
      response.write('bo');
      response.end('dy é');
    },
    (html) => html.replace('body', 'BODY'),
  );
  expect(await (await fetch(front.url)).text()).toBe(expected);
});

test('proxy() answers 502 if the app closes the connection without an answer', async () => {
  const front = await inFrontOf((request) => request.destroy());
  const answer = await fetch(front.url);
  expect(answer.status).toBe(502);
  expect(await answer.text()).toMatch('The app did not answer');
});

test('proxy() cuts the connection if the app fails in the middle of its answer', async () => {
  const front = await inFrontOf((_, response) => {
    response.writeHead(200, { 'content-length': 100 });
    response.write('half', () => response.destroy());
  });
  const answer = await fetch(front.url);
  await expect(answer.text()).rejects.toThrow();
});

test('proxy() says why the app has not answered, if that is known', async () => {
  const app = new URL((await start((request) => request.destroy())).url);
  const front = await start((request, response) =>
    proxy(request, response, {
      host: app.hostname,
      port: Number(app.port),
      explainFailure: async () => 'It was killed.',
    }),
  );
  const answer = await fetch(front.url);
  expect([answer.status, await answer.json()]).toEqual([
    502,
    { error: { code: 'APP_UNAVAILABLE', message: 'It was killed.' } },
  ]);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
});

/** Starts a server in front of an app with web sockets. */
async function inFrontOfSockets(onUpgrade: (request: IncomingMessage, socket: Duplex) => void) {
  const app = createServer().on('upgrade', onUpgrade).listen(0, '127.0.0.1');
  await once(app, 'listening');
  const { port } = app.address() as AddressInfo;
  const front = await listen(() => {}, {
    port: 0,
    hostname: '127.0.0.1',
    onUpgrade: (request, socket, head) =>
      forwardUpgrade(request, socket, head, new URL(`http://127.0.0.1:${port}`)),
  });
  running.push(front);
  return { app, front };
}

test('forwardUpgrade() connects both sides of a web socket, and ends with either', async () => {
  const { app, front } = await inFrontOfSockets(({ url, headers }, socket) => {
    const answer = ['HTTP/1.1 101 Switching Protocols', 'connection: upgrade'];
    socket.write([...answer, `upgrade: ${headers.upgrade}`, '', `${url} `].join('\r\n'));
    socket.once('data', (data) => socket.end(data));
  });
  const request = httpRequest(`${front.url}/path?token`, {
    headers: { connection: 'upgrade', upgrade: 'test' },
  });
  request.end();
  const [answer, socket, head] = await once(request, 'upgrade');
  expect(answer.headers.upgrade).toBe('test');
  socket.write('echo');
  expect(`${head}${await buffer(socket)}`).toBe('/path?token echo');
  app.close();
});

test('forwardUpgrade() forwards only the first host, which is the one that was checked', async () => {
  const { app, front } = await inFrontOfSockets(({ rawHeaders }, socket) => {
    socket.end(rawHeaders.join('|'));
  });
  const socket = connect(Number(new URL(front.url).port), '127.0.0.1');
  const fields = ['Host: localhost', 'Upgrade: test', 'Connection: upgrade', 'host: evil.example'];
  socket.write(`GET / HTTP/1.1\r\n${fields.join('\r\n')}\r\n\r\n`);
  expect(`${await buffer(socket)}`).toBe('Host|localhost|Upgrade|test|Connection|upgrade');
  app.close();
});

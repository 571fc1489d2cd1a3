import type { RequestListener } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { listen, type RunningServer } from './listen.js';
import { proxy } from './proxy.js';

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

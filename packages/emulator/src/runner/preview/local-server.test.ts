import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createEmulator } from '../../emulator.js';
import { listen, type RunningServer } from '../listen.js';
import { startPreview } from './preview.js';

/** Passes what it is sent on to another server, and its answer back. */
const worker = `
export default {
  async fetch(request) {
    const target = new URL(request.url).searchParams.get('url');
    if (!target) return new Response();
    try {
      const { method, body, headers } = request;
      const answer = await fetch(target, { method, body, headers: { 'x-own': headers.get('x-own') } });
      return new Response(answer.body, answer);
    } catch (error) {
      return new Response('failed: ' + error.message, { status: 599 });
    }
  },
};`;

const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
let root: string;
let app: RunningServer;
let local: RunningServer;
let serve: (request: IncomingMessage, response: ServerResponse) => unknown;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'wix-emulator-'));
  await mkdir(join(root, 'dist/_worker.js'), { recursive: true });
  await writeFile(join(root, 'dist/_worker.js/index.js'), worker);
  app = await startPreview({ root, emulator, port: 0 });
  local = await listen((request, response) => void serve(request, response), {
    port: 0,
    hostname: 'localhost',
  });
});
afterAll(async () => {
  await Promise.all([app?.close(), local?.close()]);
  await rm(root, { recursive: true });
});
beforeEach(() => emulator.reset());

/** Lets the app ask a server. */
function reach(url: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${app.url}/?url=${encodeURIComponent(url)}`, { method: 'POST', ...init });
}

test.each(['localhost', '127.0.0.1'])(
  'the app reaches a server at %s, and no request to Wix is recorded',
  async (host) => {
    // Of the next requests to Wix, every one would fail.
    emulator.faults.add({ kind: 'status', status: 503 });
    let seen: object = {};
    serve = async (request, response) => {
      const { method, url, headers } = request;
      seen = { method, url, headers, body: await text(request) };
      response.writeHead(201, { 'set-cookie': ['a=1', 'b=2'], 'x-local': 'local' });
      response.end('answer');
    };
    const { port } = new URL(local.url);
    const answer = await reach(`http://${host}:${port}/a//b?c=%2F`, {
      body: 'ü',
      headers: { 'x-own': 'own' },
    });
    expect(seen).toMatchObject({ method: 'POST', url: '/a//b?c=%2F', body: 'ü' });
    expect(seen).toHaveProperty('headers.host', `${host}:${port}`);
    expect(seen).toHaveProperty('headers.x-own', 'own');
    expect(JSON.stringify(seen)).not.toMatch(/x-wix-emulator/);
    expect([answer.status, await answer.text()]).toEqual([201, 'answer']);
    expect(answer.headers.get('x-local')).toBe('local');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(emulator.requests).toEqual([]);
    expect(emulator.calls).toEqual([]);
  },
);

test('the preview streams the answer of a local server to the app', async () => {
  let goOn = () => {};
  serve = (_, response) => {
    response.write('first');
    goOn = () => response.end(' last');
  };
  const answer = await reach(local.url);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect(await reader?.read()).toEqual({ done: false, value: 'first' });
  goOn();
  expect(await reader?.read()).toEqual({ done: false, value: ' last' });
});

test('the preview forwards a long body to a local server and back', async () => {
  serve = (request, response) => request.pipe(response);
  const body = 'x'.repeat(5_000_000);
  expect(await (await reach(local.url, { body })).text()).toBe(body);
});

test('the app sees an error if a local server is down or its connection breaks off', async () => {
  const free = await listen(() => {}, { port: 0, hostname: 'localhost' });
  await free.close();
  expect(await (await reach(free.url)).text()).toMatch(/^failed: /);
  serve = (request) => request.socket.destroy();
  expect(await (await reach(local.url)).text()).toMatch(/^failed: /);
  serve = (_, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half', () => response.destroy());
  };
  await expect((await reach(local.url)).text()).rejects.toThrow();
});

test('a local server sees that the caller of the app has disconnected', async () => {
  const closed = vi.fn();
  const arrived = vi.fn();
  serve = (_, response) => {
    response.once('close', closed);
    arrived();
  };
  const caller = new AbortController();
  const answer = reach(local.url, { signal: caller.signal });
  answer.catch(() => {});
  await expect.poll(() => arrived).toHaveBeenCalled();
  caller.abort();
  await expect(answer).rejects.toThrow();
  await expect.poll(() => closed).toHaveBeenCalled();
});

test.each(['http://localhost.example/', 'http://10.0.0.1/', 'https://127.0.0.1.example/'])(
  'the app cannot reach %s, which is not on this computer',
  async (url) => {
    expect((await reach(url)).status).toBe(501);
    expect(emulator.requests).toMatchObject([{ url, tag: 'refused' }]);
  },
);

test('a local server cannot redirect the app to another computer', async () => {
  serve = (_, response) => response.writeHead(303, { location: 'http://other.example/x' }).end();
  expect((await reach(local.url)).status).toBe(501);
  expect(emulator.requests).toMatchObject([{ url: 'http://other.example/x', tag: 'refused' }]);
});

import { afterEach, expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../../emulator.js';
import { listen } from '../listen.js';
import { guardFetch } from './fetch-guard.js';

const realFetch = globalThis.fetch;
const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });

afterEach(() => {
  globalThis.fetch = realFetch;
  emulator.reset();
});

test.each([
  'https://www.wixapis.com/nothing',
  'http://localhost.example.com/',
  'https://10.0.0.1/',
])('guardFetch() sends a request for %s to the emulator', async (url) => {
  guardFetch(emulator);
  expect((await fetch(url)).status).toBe(501);
  expect(emulator.requests).toMatchObject([{ url, tag: 'refused' }]);
});

test('guardFetch() does not intercept requests to this computer or data URLs', async () => {
  const server = await listen((request, response) => request.pipe(response), {
    port: 0,
    hostname: 'localhost',
  });
  guardFetch(emulator);
  const echo = new Request(server.url, { method: 'POST', body: 'local' });
  expect(await (await fetch(echo)).text()).toBe('local');
  expect(await (await fetch('data:,text')).text()).toBe('text');
  expect(emulator.requests).toEqual([]);
  await server.close();
});

test('guardFetch() passes the method, headers and body of a request to the emulator', async () => {
  guardFetch(emulator);
  const answer = await fetch('https://www.wixapis.com/oauth2/token-info', {
    method: 'POST',
    body: JSON.stringify({ token: emulator.mintToken({ subjectType: 'MEMBER' }) }),
  });
  expect(await answer.json()).toMatchObject({ subjectType: 'MEMBER' });
});

test('guardFetch() does not let the app’s server name a surface as the sender', async () => {
  guardFetch(emulator);
  await fetch('https://www.wixapis.com/', { headers: { 'x-wix-emulator-surface': 'forged' } });
  expect(emulator.requests).toHaveLength(1);
  expect(emulator.requests[0]).not.toHaveProperty('surface');
});

test('guardFetch() rejects a request when its signal aborts, even if the emulator never answers', async () => {
  const silent: Emulator = Object.create(emulator, {
    fetch: { value: () => new Promise<Response>(() => {}) },
  });
  guardFetch(silent);
  const signal = AbortSignal.timeout(10);
  await expect(fetch('https://www.wixapis.com/', { signal })).rejects.toMatchObject({
    name: 'TimeoutError',
  });
});

test('guardFetch() returns a function that restores the original `fetch`', () => {
  const restore = guardFetch(emulator);
  expect(globalThis.fetch).not.toBe(realFetch);
  restore();
  expect(globalThis.fetch).toBe(realFetch);
});

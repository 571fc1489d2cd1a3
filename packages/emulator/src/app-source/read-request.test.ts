import { expect, test } from 'vitest';
import { callsIn, endsOf } from './app.harness.js';

/** The requests of one file, as the method and the URL. */
async function requestsOf(code: string): Promise<string[]> {
  const { requests } = await callsIn({
    'src/lib/http.ts': `import axios from 'axios';
export const api = axios.create({ baseURL: 'https://a.example/v1/' });
export default axios.create();`,
    'src/backend/a.ts': `import axios from 'axios';
import http, { api } from '../lib/http';
import https, { request } from 'node:https';
import nodeFetch from 'node-fetch';
import { fetch as undiciFetch } from 'undici';
import { $fetch } from 'ofetch';
import ky from 'ky';
${code}`,
  });
  return requests.map(({ method, parts }) => {
    const url = parts?.map((part) => (typeof part === 'string' ? part : `{${part.hole}}`)).join('');
    return `${method ?? '?'} ${url ?? '?'}`;
  });
}

test.each([
  ["const f = fetch;\nf('https://a.example/b');", 'GET https://a.example/b'],
  ["const { fetch: f } = globalThis;\nf('https://a.example/b');", 'GET https://a.example/b'],
  ["const f = fetch.bind(globalThis);\nf('https://a.example/b');", 'GET https://a.example/b'],
  ["fetch.call(null, 'https://a.example/b');", 'GET https://a.example/b'],
  ["fetch.apply(null, ['https://a.example/b']);", 'GET https://a.example/b'],
  ["window?.fetch('https://a.example/b');", 'GET https://a.example/b'],
  ["navigator.sendBeacon('https://a.example/b', data);", 'POST https://a.example/b'],
  ["new EventSource('https://a.example/b');", 'GET https://a.example/b'],
  [
    "const xhr = new XMLHttpRequest();\nxhr.open('put', 'https://a.example/b');",
    'PUT https://a.example/b',
  ],
  ["https.get('https://a.example/b', (answer) => {});", 'GET https://a.example/b'],
  ["nodeFetch('https://a.example/b');", 'GET https://a.example/b'],
  ["undiciFetch('https://a.example/b', { method: 'PUT' });", 'PUT https://a.example/b'],
  ["$fetch('https://a.example/b');", 'GET https://a.example/b'],
  ["ky.post('https://a.example/b', { json: {} });", 'POST https://a.example/b'],
  ["request('https://a.example/b', { method: 'PUT' });", 'PUT https://a.example/b'],
])('readCalls() reads the request of `%s`', async (code, expected) => {
  expect(await requestsOf(code)).toEqual([expected]);
});

test.each([
  ["fetch(new Request('https://a.example', { method: 'PATCH' }));", 'PATCH https://a.example'],
  [
    "const sent = new Request('https://a.example', { method: 'PATCH' });\nfetch(sent);",
    'PATCH https://a.example',
  ],
  ["fetch(new Request('https://a.example', init));", '? https://a.example'],
  ["fetch(new Request('https://a.example'));", 'GET https://a.example'],
])('readCalls() takes the method of a request from its `Request`: %s', async (code, expected) => {
  expect(await requestsOf(code)).toEqual([expected]);
});

test.each([
  ["api.get('/b');", 'GET https://a.example/v1/b'],
  ["api.post('b', {});", 'POST https://a.example/v1/b'],
  ["api({ url: 'b', method: 'delete' });", 'DELETE https://a.example/v1/b'],
  ["api.request({ url: '/b' });", 'GET https://a.example/v1/b'],
  ["api.get('https://b.example/c');", 'GET https://b.example/c'],
  ['api.get(path);', 'GET https://a.example/v1/{url}'],
  ["http.get('https://a.example/b');", 'GET https://a.example/b'],
  ["axios.create(options).get('/b');", 'GET {baseURL}/b'],
  ["axios.get('/b', { baseURL: 'https://a.example' });", 'GET https://a.example/b'],
  ["axios('https://a.example', { method: 'patch' });", 'PATCH https://a.example'],
  ["axios('https://a.example');", 'GET https://a.example'],
])('readCalls() follows a client of axios: %s', async (code, expected) => {
  expect(await requestsOf(code)).toEqual([expected]);
});

test.each([
  ["let url = 'https://a.example';\nurl += '/b';\nfetch(url);", 'GET https://a.example{url}'],
  ["let url = 'https://a.example';\nif (a) url = 'https://b.example';\nfetch(url);", 'GET ?'],
  [
    "const url = new URL('https://a.example/b');\nurl.pathname = path;\nfetch(url);",
    'GET https://a.example/{pathname}',
  ],
  ["const url = new URL('https://a.example/b');\nurl.host = host;\nfetch(url);", 'GET ?'],
  [
    "const url = new URL('https://a.example/b');\nurl.search = query;\nfetch(url);",
    'GET https://a.example/b',
  ],
])('readCalls() knows that a URL changes: %s', async (code, expected) => {
  expect(await requestsOf(code)).toEqual([expected]);
});

test.each(['send(fetch);', 'const f = (send = fetch) => send(url);', 'send(api);'])(
  'readCalls() keeps a function or a client that it cannot follow: %s',
  async (code) => {
    expect(await requestsOf(code)).toContain('? ?');
  },
);

test('readCalls() lists the function of a request once, also if the call that creates it is called', async () => {
  const calls = await callsIn({
    'src/a.ts': `import { auth, httpClient } from '@wix/essentials';
auth.elevate(httpClient.fetchWithAuth)('https://www.wixapis.com/a/b');`,
  });
  expect(calls.requests).toHaveLength(1);
  expect(endsOf(calls)).toEqual(['@wix/essentials auth.elevate:2']);
});

test('readCalls() ignores a test for a global function, and other members of global objects', async () => {
  expect(
    await requestsOf(
      "if (typeof fetch === 'undefined' || !window.fetch) throw new Error();\nconst a = window.app ?? send(window);",
    ),
  ).toEqual([]);
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../emulator.js';
import type { RunningServer } from './listen.js';
import { startPreview } from './preview.js';

/** Answers with the status that Wix answers, and says that it kept the answer. */
const worker = `export default {
  async fetch({ url }) {
    if (new URL(url).pathname.startsWith('/_wix/')) return new Response();
    const { status } = await fetch('https://frog.wix.com/');
    const headers = { 'cache-status': 'web-methods; fwd=miss; stored', 'x-kept': 'kept' };
    return new Response('{}', { status, headers });
  },
};`;

const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
let failing = false;
const sometimesFailing: Emulator = Object.create(emulator, {
  fetch: {
    value: async (request: Request) =>
      failing ? new Response(null, { status: 503 }) : emulator.fetch(request),
  },
});

let root: string;
let app: RunningServer;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'wix-emulator-'));
  await mkdir(join(root, 'dist/_worker.js'), { recursive: true });
  await writeFile(join(root, 'dist/_worker.js/index.js'), worker);
  app = await startPreview({ root, emulator: sometimesFailing, port: 0 });
}, 30_000);
afterAll(async () => {
  await app.close();
  await rm(root, { recursive: true });
});
beforeEach(() => {
  failing = false;
  emulator.reset();
});

async function post(path: string): Promise<Response> {
  const answer = await fetch(app.url + path, { method: 'POST', body: '[]' });
  await answer.arrayBuffer();
  return answer;
}

test('records the calls of web methods, and passes them on as they are', async () => {
  const { headers } = await post('/api/web-methods/backend/instance/getInstance');
  await post('/api/other');
  expect(emulator.calls).toMatchObject([
    { method: 'backend/instance/getInstance', status: 200, cache: 'miss' },
  ]);
  expect(headers.get('x-kept')).toBe('kept');
  expect([...headers.keys()].filter((name) => name.startsWith('x-wix-emulator'))).toEqual([]);
});

test('takes an emulator that answers some calls in its own way', async () => {
  failing = true;
  expect((await post('/api/web-methods/a/b')).status).toBe(503);
  failing = false;
  expect((await post('/api/web-methods/a/b')).status).toBe(200);
  expect(sometimesFailing.calls.map(({ status }) => status)).toEqual([503, 200]);
  expect(sometimesFailing.requests).toMatchObject([{ url: 'https://frog.wix.com/', status: 200 }]);
});

test.each(['//', '//x', '/%', '/?', '/http://'])(
  'goes on serving after a request for %s',
  async (path) => {
    const { hostname, port } = new URL(app.url);
    const status = await new Promise((resolve, reject) => {
      // `fetch` would send another path.
      get({ hostname, port, path }, (answer) => resolve(answer.resume().statusCode)).on(
        'error',
        reject,
      );
    });
    expect(status).toBeLessThan(500);
    expect((await post('/api/web-methods/a/b')).status).toBe(200);
  },
);

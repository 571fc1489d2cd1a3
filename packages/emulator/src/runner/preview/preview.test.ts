import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createEmulator, type Emulator } from '../../emulator.js';
import { EmulatorError } from '../../util/emulator-error.js';
import type { RunningServer } from '../listen.js';
import { startPreview } from './preview.js';

/** Answers with the status that Wix answers, and says that it kept the answer. */
const worker = `
import { other } from './other.js';

const wix = (path) => fetch('https://frog.wix.com/' + path);
const started = Date.now();

const routes = {
  '/headers': ({ headers }) => Response.json([...headers]),
  '/now': () => Response.json([new Date(), started, typeof other]),
  '/passes-headers-on': async ({ headers }) => {
    await fetch('https://frog.wix.com/passed', { headers });
    return new Response();
  },
  '/streams': () => {
    const { readable, writable } = new TransformStream();
    const writer = writable.getWriter();
    const text = (value) => writer.write(new TextEncoder().encode(value));
    (async () => {
      await text('first ');
      await wix('streamed');
      await text('last');
      await writer.close();
    })();
    return new Response(readable);
  },
  '/later': (request, env, context) => {
    context.waitUntil((async () => {
      await scheduler.wait(50);
      await wix('later');
    })());
    return wix('first');
  },
  '/echo': async (request) => new Response(request.body),
  '/fails': async () => {
    try {
      const answer = await wix('fails');
      return new Response('answered ' + (await answer.text()));
    } catch (error) {
      return new Response('failed: ' + error.message);
    }
  },
};

export default {
  name: 'app',
  async fetch(request, env, context) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/_wix/')) return new Response('<head></head>', { headers: { 'content-type': 'text/html' } });
    if (pathname.endsWith('.js')) return new Response(null, { status: 404 });
    if (routes[pathname]) return routes[pathname](request, env, context);
    const { status } = await wix('');
    const headers = { 'cache-status': 'web-methods; fwd=miss; stored', 'x-kept': this.name };
    return new Response('{}', { status, headers });
  },
};`;

const other = `
export const other = fetch;
globalThis[Symbol.for('wix-astro-web-methods')] = {
  describe: async () => ({
    methods: [
      { id: 'b/two', permission: 'Admin' },
      { id: 'a/one', permission: 'Anyone' },
    ],
    failures: [{ module: 'backend/broken', message: 'Error: No database.' }],
  }),
};`;

const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
let answerOfWix: Emulator['fetch'] | undefined;
const seen: Request[] = [];
const sometimesFailing: Emulator = Object.create(emulator, {
  fetch: {
    value: async (request: Request) => {
      seen.push(request);
      return answerOfWix?.(request) ?? emulator.fetch(request);
    },
  },
});
const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});

let root: string;
let app: RunningServer;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'wix-emulator-'));
  await mkdir(join(root, 'dist/_worker.js'), { recursive: true });
  await writeFile(join(root, 'dist/_worker.js/index.js'), worker);
  await writeFile(join(root, 'dist/_worker.js/other.js'), other);
  for (const name of ['removed.js', 'broken.js']) await writeFile(join(root, 'dist', name), '');
  await writeFile(join(root, 'package.json'), '{}');
  await utimes(join(root, 'package.json'), new Date('2100-01-01'), new Date('2100-01-01'));
  app = await startPreview({ root, emulator: sometimesFailing, port: 0 });
});
afterAll(async () => {
  await app.close();
  expect(emulator.app).toBeUndefined();
  await rm(root, { recursive: true });
});
beforeEach(() => {
  answerOfWix = undefined;
  seen.length = 0;
  emulator.reset();
});

async function post(path: string, init: RequestInit = {}): Promise<Response> {
  const answer = await fetch(app.url + path, { method: 'POST', body: '[]', ...init });
  const body = await answer.arrayBuffer();
  return new Response(answer.status === 204 ? null : body, answer);
}

async function textOf(path: string, init?: RequestInit): Promise<string> {
  return (await post(path, init)).text();
}

test('the preview records calls of web methods and forwards them unchanged', async () => {
  const { headers } = await post('/api/web-methods/backend/instance/getInstance');
  await post('/echo');
  await post('/api/other');
  await expect
    .poll(() => emulator.calls)
    .toMatchObject([
      {
        kind: 'web-method',
        method: 'backend/instance/getInstance',
        status: 200,
        cache: 'miss',
        requestBody: '[]',
        responseBody: '{}',
        requests: [{ url: 'https://frog.wix.com/' }],
      },
      { kind: 'request', method: 'POST /api/other', requests: [{ url: 'https://frog.wix.com/' }] },
    ]);
  expect(headers.get('x-kept')).toBe('app');
  expect([...headers.keys()].filter((name) => name.startsWith('x-wix-emulator'))).toEqual([]);
});

test('the preview assigns requests to Wix to their call, even after the app has answered', async () => {
  expect(await textOf('/streams')).toBe('first last');
  await post('/later');
  const listed = () =>
    emulator.calls.map(({ method, requests }) => [method, requests.map(({ url }) => url)]);
  await expect.poll(listed).toEqual([
    ['POST /streams', ['https://frog.wix.com/streamed']],
    ['POST /later', ['https://frog.wix.com/first', 'https://frog.wix.com/later']],
  ]);
});

test('the preview hides its internal headers from the app and from Wix, and ignores forged headers', async () => {
  const headers = {
    'x-wix-emulator-front': JSON.stringify({ secret: 'guessed', clockOffsetMs: 9e9 }),
    'x-wix-emulator-call': 'forged',
  };
  const received = await textOf('/headers', { headers });
  expect(received).not.toContain('x-wix-emulator-front');
  await post('/passes-headers-on', { headers });
  await expect.poll(() => emulator.calls).toHaveLength(1);
  const [call] = emulator.calls;
  expect(call).toMatchObject({ method: 'POST /passes-headers-on', requests: [{}] });
  expect(seen.map((request) => request.headers.get('x-wix-emulator-call'))).toEqual([call?.id]);
  for (const name of ['x-wix-emulator-front', 'x-wix-emulator-secret']) {
    expect(seen.some((request) => request.headers.has(name))).toBe(false);
  }
});

test('the app in the preview uses the emulator’s clock', async () => {
  const hoursAhead = async () => {
    const [text] = JSON.parse(await textOf('/now'));
    return Math.abs(Math.round((Date.parse(text) - Date.now()) / 3_600_000));
  };
  expect(await hoursAhead()).toBe(0);
  emulator.clock.advance(5 * 3_600_000);
  expect(await hoursAhead()).toBe(5);
  emulator.reset();
  expect(await hoursAhead()).toBe(0);
});

test('the preview forwards long bodies', async () => {
  const body = 'x'.repeat(5_000_000);
  expect(await textOf('/echo', { body })).toBe(body);
});

test('the app in the preview sees an error if its connection to Wix fails or breaks off', async () => {
  answerOfWix = async () => {
    throw new TypeError('fetch failed');
  };
  expect(await textOf('/fails')).toMatch(/^failed: /);
  answerOfWix = async () => {
    let isFirst = true;
    const body = new ReadableStream({
      pull(stream) {
        if (isFirst) stream.enqueue(new TextEncoder().encode('{"half'));
        else stream.error(new Error('lost'));
        isFirst = false;
      },
    });
    return new Response(body, { headers: { 'content-length': '100' } });
  };
  expect(await textOf('/fails')).toMatch(/^failed: /);
  answerOfWix = undefined;
  expect(await textOf('/fails')).toMatch(/^answered /);
});

test('the preview aborts a request to Wix when the caller of the app disconnects', async () => {
  answerOfWix = ({ signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  const caller = new AbortController();
  const answer = fetch(`${app.url}/fails`, { signal: caller.signal });
  await expect.poll(() => seen).toHaveLength(1);
  caller.abort();
  await expect(answer).rejects.toThrow();
  await expect.poll(() => seen[0]?.signal.aborted).toBe(true);
});

test('startPreview() attaches the app with its methods, and warns about a newer source file and a module that fails to load', async () => {
  expect(emulator.app?.url).toBe(app.url);
  expect(await emulator.app?.methods()).toEqual([
    { id: 'a/one', permission: 'Anyone' },
    { id: 'b/two', permission: 'Admin' },
  ]);
  expect(warn.mock.calls).toEqual([
    [expect.stringMatching(/package\.json has changed since .*"npx wix-emulator build"/)],
    [expect.stringMatching(/web module backend\/broken could not be loaded.*No database/)],
  ]);
});

test('the preview adapts documents that Wix shows in frames, unless `documents` is `original`', async () => {
  const path = '/_wix/extensions/backoffice/id';
  expect(await textOf(path)).toContain("'parent'");
  emulator.clock.advance(3_600_000);
  expect(await textOf(path)).toContain('3600000');
  const original = await startPreview({ root, emulator, port: 0, documents: 'original' });
  try {
    expect(await (await fetch(original.url + path)).text()).toBe('<head></head>');
  } finally {
    await original.close();
  }
});

test('startPreview() accepts an emulator whose `fetch` is overridden', async () => {
  answerOfWix = async () => new Response(null, { status: 503 });
  expect((await post('/api/web-methods/a/b')).status).toBe(503);
  answerOfWix = undefined;
  expect((await post('/api/web-methods/a/b')).status).toBe(200);
  await expect.poll(() => sometimesFailing.calls.map(({ status }) => status)).toEqual([503, 200]);
  expect(sometimesFailing.requests).toMatchObject([{ url: 'https://frog.wix.com/', status: 200 }]);
});

test.each(['//', '//x', '/%', '/?', '/http://'])(
  'the preview still serves requests after a request for %s',
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

test('the preview still serves requests while a build changes its files', async () => {
  const failures = vi.spyOn(console, 'error').mockImplementation(() => {});
  const statusOf = async (path: string) => (await fetch(app.url + path)).status;
  expect(await statusOf('/removed.js')).toBe(200);
  for (const name of ['removed.js', 'broken.js']) await rm(join(root, 'dist', name));
  await mkdir(join(root, 'dist/broken.js'));
  expect(await statusOf('/removed.js')).toBe(404);
  expect(await statusOf('/broken.js')).toBe(500);
  expect(failures.mock.calls).toEqual([[expect.objectContaining({ code: 'EISDIR' })]]);
  expect((await post('/echo')).status).toBe(200);
});

test('a preview can be closed twice, and its methods() rejects with APP_UNAVAILABLE afterwards', async () => {
  const other = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
  const stopped = await startPreview({ root, emulator: other, port: 0 });
  const attached = other.app;
  await stopped.close();
  await stopped.close();
  await expect(attached?.methods()).rejects.toThrow(
    new EmulatorError('APP_UNAVAILABLE', 'The app has been stopped.'),
  );
});

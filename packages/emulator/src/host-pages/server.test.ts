import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmulator } from '../emulator.js';
import { listen, type RunningServer } from '../runner/listen.js';
import type { InstanceKey } from '../seed/default-seed.js';
import { startConsole } from './server.js';

const appId = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';
const emulator = createEmulator({ appId });
const manifest = {
  components: [
    {
      compId: 'page-id',
      compType: 'BACK_OFFICE_PAGE',
      compData: { backOfficePage: { iframeUrl: 'http://_wix_statics_url_placeholder_/page' } },
    },
    script('HEAD', 'head'),
    script('BODY_END', 'body'),
  ],
};

function script(placement: string, name: string) {
  const template = `<script src="http://_wix_statics_url_placeholder_/${name}.js?v={{v}}"></script>`;
  return {
    compId: name,
    compType: 'EMBEDDED_SCRIPT',
    compData: { embeddedScriptComponentData: { placement, template } },
  };
}

let app: RunningServer;
let server: RunningServer;

beforeAll(async () => {
  app = await listen((_, response) => response.end(JSON.stringify(manifest)), {
    port: 0,
    hostname: 'localhost',
  });
  emulator.attachApp({ url: app.url, methods: async () => [] });
  server = await startConsole({ emulator, port: 0 });
});

afterAll(async () => {
  await server.close();
  await app.close();
});

function post(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...init.headers };
  return fetch(server.url + path, { method: 'POST', ...init, headers });
}

function statusFor(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${server.url}/emulator/requests`, { headers }, ({ statusCode }) => resolve(statusCode))
      .on('error', reject)
      .end();
  });
}

describe('the control API', () => {
  test('the control API refuses requests from other websites', async () => {
    const body = JSON.stringify({ subjectType: 'UNKNOWN', instanceId: 'x' });
    const origin = 'https://evil.example';
    expect((await post('/emulator/tokens', { body, headers: { origin } })).status).toBe(403);
    const form = { 'content-type': 'text/plain' };
    expect((await post('/emulator/tokens', { body, headers: form })).status).toBe(415);
    expect(await statusFor({ host: 'evil.example' })).toBe(403);
    expect(await statusFor({ host: 'localhost' })).toBe(200);
  });
});

/** Sends a request as it is written, and reads the answer's first line and body. */
function sendRaw(lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()));
    socket.on('error', reject);
    socket.end(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`);
  });
}

test.each([
  [['GET / HTTP/1.1', 'Host: a b']],
  [['GET / HTTP/1.1', 'Host: %']],
  [['GET / HTTP/1.1', 'Host: localhost:99999']],
  [['OPTIONS * HTTP/1.1', 'Host: localhost']],
  [['GET //\\ HTTP/1.1', 'Host: localhost']],
  [['GET http://[ HTTP/1.1', 'Host: localhost']],
])('the console answers 400 without a stack trace to the malformed request %j', async (lines) => {
  const answer = await sendRaw(lines);
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
  expect(answer).not.toContain('    at ');
});

describe('the host pages', () => {
  test.each(['/', '/hosts/site', '/hosts/dashboard?page=page-id&instance=free&caller=member'])(
    'the console serves the host page %s',
    async (path) => {
      const answer = await fetch(server.url + path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch('text/html');
      expect(answer.headers.get('content-security-policy')).toMatch("frame-ancestors 'self'");
    },
  );

  test.each([
    ['/hosts/site?instance=gold', /^Unknown instance "gold". Use one of: free, premium,/],
    ['/hosts/site?caller=toString', /^Unknown caller "toString"/],
    ['/hosts/dashboard?page=x', /^The app has no dashboard page with the id "x"/],
    ['/hosts/panel', /^The app has no settings panel/],
  ])('the host pages answer 400 to %s and name the problem', async (path, message) => {
    const answer = await fetch(server.url + path);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(message);
  });

  test.each(['/', '/hosts/site', '/hosts/dashboard'])(
    'the host page %s reports that no app is running, and refreshes after a second',
    async (path) => {
      const early = await startConsole({ emulator: createEmulator({ appId }), port: 0 });
      const answer = await fetch(early.url + path);
      expect(answer.status).toBe(503);
      expect(answer.headers.get('refresh')).toBe('1');
      expect(await answer.text()).toMatch('No app is running yet');
      await early.close();
    },
  );

  test('the host pages use the emulator’s clock', async () => {
    const later = createEmulator({ appId });
    later.attachApp({ url: app.url, methods: async () => [] });
    const host = await startConsole({ emulator: later, port: 0 });
    const read = async () => (await fetch(`${host.url}/hosts/site`)).text();
    expect(await read()).not.toContain('ShiftedDate');
    later.clock.advance(60_000);
    const page = await read();
    expect(page).toContain('(() => 60000)');
    expect(page.indexOf('ShiftedDate')).toBeLessThan(page.indexOf('siteData'));
    await host.close();
  });

  test('the site page has the scripts that are embedded and enabled, each at its place with its parameters', async () => {
    const read = async (key: InstanceKey) => {
      const page = await (await fetch(`${server.url}/hosts/site?instance=${key}`)).text();
      return page.split('<body>').map((part) => part.match(/\/\w+\.js\?v=[^"]*/g) ?? []);
    };
    expect(await read('premium')).toEqual([[], []]);
    await emulator.embedScript('premium', { parameters: { v: '1' } }, 'head');
    await emulator.embedScript('premium', { parameters: { v: '"><b>' } }, 'body');
    expect(await read('premium')).toEqual([['/head.js?v=1'], ['/body.js?v=&#34;&#62;&#60;b&#62;']]);
    expect(await read('free')).toEqual([[], []]);
    await emulator.embedScript('premium', { parameters: { v: '2' }, disabled: true }, 'head');
    expect(await read('premium')).toEqual([[], [expect.stringMatching(/^\/body/)]]);
    emulator.update('premium', (one) => ({ ...one, installed: false }));
    expect(await read('premium')).toEqual([[], []]);
    emulator.reset();
  });

  test('the dashboard page replaces the placeholder in the URL of an app’s page with the app’s origin', async () => {
    const { pages } = JSON.parse(
      /dashboardData = (.*);<\/script>/.exec(
        await (await fetch(`${server.url}/hosts/dashboard`)).text(),
      )?.[1] ?? '',
    );
    expect(pages[0].url).toBe(`${app.url}/page`);
  });
});

describe('the sample files of the media manager', () => {
  test('they are listed with URLs that serve them', async () => {
    const { instanceId } = emulator.instances.premium.instance;
    const answer = await fetch(`${server.url}/hosts/media?instanceId=${instanceId}`);
    const url = `${server.url}/hosts/media/morning.png`;
    const file = await fetch(url);
    expect(file.headers.get('content-type')).toBe('image/png');
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(bytes.toString('latin1', 1, 4)).toBe('PNG');
    const picture = {
      _id: 'sample_morning.png',
      displayName: 'morning.png',
      mediaType: 'IMAGE',
      sizeInBytes: String(bytes.length),
      url,
    };
    expect(await answer.json()).toMatchObject({
      files: expect.arrayContaining([expect.objectContaining(picture)]),
    });
  });

  test('an unknown file or instance is an error', async () => {
    expect((await fetch(`${server.url}/hosts/media/other.png`)).status).toBe(404);
    expect((await fetch(`${server.url}/hosts/media?instanceId=other`)).status).toBe(400);
  });
});

test('the console without an app shows its tools, and a page that says so', async () => {
  const { url, close } = await startConsole({
    emulator: createEmulator({ appId }),
    port: 0,
    hasApp: false,
  });
  const console = await fetch(url);
  expect(console.status).toBe(200);
  expect(await console.text()).toContain('/hosts/none');
  expect(await (await fetch(`${url}/hosts/none`)).text()).toContain('no extensions to show');
  await close();
});

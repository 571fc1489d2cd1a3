import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../emulator.js';
import { listen, type RunningServer } from '../runner/listen.js';
import { startConsole } from './server.js';

const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
const pageUrls: string[] = [];
const noting: Emulator = Object.create(emulator, {
  notePagesUrl: { value: (url: string) => pageUrls.push(url) },
});
const iframeUrl = 'http://_wix_statics_url_placeholder_/page';
const manifest = {
  components: [
    { compId: 'id', compType: 'BACK_OFFICE_PAGE', compData: { backOfficePage: { iframeUrl } } },
  ],
};

let app: RunningServer;
/** Consoles that allow `emulator.test`; the second one knows the app's address in the browser. */
let server: RunningServer;
let behindTunnel: RunningServer;

beforeAll(async () => {
  app = await listen((_, response) => response.end(JSON.stringify(manifest)), {
    port: 0,
    hostname: 'localhost',
  });
  emulator.attachApp({ url: app.url, methods: async () => [] });
  const options = { emulator: noting, port: 0, allowedHosts: ['emulator.test'] };
  server = await startConsole(options);
  behindTunnel = await startConsole({ ...options, appUrl: 'https://app.test' });
});
afterAll(async () => {
  for (const one of [behindTunnel, server, app]) await one.close();
});

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly path?: string;
}

/** Sends a request with a host of its own, which `fetch` would not send. */
async function send({ url }: RunningServer, { headers, method, path = '/hosts/dashboard' }: Sent) {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url + path, { method, headers }, resolve)
      .on('error', reject)
      .end(method && '{}');
  });
  const body = await text(answer);
  const shown = /"url":"([^"]*)\/page"/.exec(body)?.[1];
  return { status: answer.statusCode, headers: answer.headers, body, shown };
}

test('a host page shows the app at the host name of the page, and lets it load from there', async () => {
  const host = `emulator.test:${new URL(server.url).port}`;
  const shown = `http://emulator.test:${new URL(app.url).port}`;
  const answer = await send(server, { headers: { host } });
  expect(answer).toMatchObject({ status: 200, shown });
  const policy = answer.headers['content-security-policy'];
  expect(policy).toContain(` ${shown} ${shown.replace('http', 'ws')};`);
  expect(pageUrls.at(-1)).toBe(`http://${host}`);
});

test.each(['localhost:8080', '127.0.0.1', '[::1]:4400'])(
  'a host page at %s shows the app on localhost',
  async (host) => {
    expect(await send(server, { headers: { host } })).toMatchObject({
      status: 200,
      shown: app.url,
    });
  },
);

test('a host page behind a tunnel shows the app at its configured address', async () => {
  const headers = {
    host: 'localhost:4400',
    'x-forwarded-host': 'emulator.test',
    'x-forwarded-proto': 'https',
  };
  const answer = await send(behindTunnel, { headers });
  expect(answer).toMatchObject({ status: 200, shown: 'https://app.test' });
  expect(answer.headers['content-security-policy']).toContain(' https://app.test wss://app.test;');
  expect(pageUrls.at(-1)).toBe('https://emulator.test');
});

test('a host page behind HTTPS names the option if the app’s address in the browser is unknown', async () => {
  const headers = { host: 'emulator.test', 'x-forwarded-proto': 'https' };
  const { status, body } = await send(server, { headers });
  expect(status).toBe(400);
  expect(body).toContain(
    'the emulator is open at https://emulator.test. Start wix-emulator with --app-url',
  );
});

test.each([
  [{ host: 'evil.example' }],
  [{ host: 'sub.emulator.test' }],
  [{ host: 'localhost', 'x-forwarded-host': 'evil.example' }],
])('the emulator refuses a request with the headers %j, and names the option', async (headers) => {
  for (const path of ['/', '/emulator/health', '/hosts/assets/console.js']) {
    const { status, body } = await send(server, { headers, path });
    expect(status).toBe(403);
    expect(body).toMatch(/--allow-host (evil\.example|sub\.emulator\.test)/);
  }
});

test.each([
  [{}, 400],
  [{ origin: 'http://emulator.test:4400' }, 400],
  [{ origin: 'http://emulator.test:4321' }, 403],
  [{ origin: 'http://localhost:4400' }, 403],
  [{ origin: 'http://emulator.test:4400', 'sec-fetch-site': 'same-site' }, 403],
])(
  'the control API on an allowed host name answers a change with %j with %i',
  async (headers, status) => {
    const sent = { host: 'emulator.test:4400', 'content-type': 'application/json', ...headers };
    const answer = await send(server, { method: 'POST', path: '/emulator/tokens', headers: sent });
    expect(answer.status).toBe(status);
    expect(Object.keys(answer.headers).join()).not.toContain('access-control');
  },
);

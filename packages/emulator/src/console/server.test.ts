import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen, type RunningServer } from '../app/listen.js';
import { createEmulator } from '../emulator.js';
import { startConsole } from './server.js';

const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
const manifest = {
  components: [
    {
      compId: 'page-id',
      compType: 'BACK_OFFICE_PAGE',
      compData: { backOfficePage: { iframeUrl: 'http://_wix_statics_url_placeholder_/page' } },
    },
  ],
};

let app: RunningServer;
let server: RunningServer;

beforeAll(async () => {
  app = await listen((_, response) => response.end(JSON.stringify(manifest)), {
    port: 0,
    hostname: 'localhost',
  });
  server = await startConsole({ emulator, appUrl: app.url, port: 0 });
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
  test('mints tokens', async () => {
    const { instanceId } = emulator.instances.free.instance;
    const body = JSON.stringify({ subjectType: 'USER', instanceId, expiresInSeconds: -1 });
    const answer = await post('/emulator/tokens', { body });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ accessToken: expect.any(String) });
  });

  test.each([
    ['{', 'The body must be a JSON object.'],
    ['[]', 'The body must be a JSON object.'],
    ['{}', /^"subjectType" must be one of VISITOR,/],
    ['{"subjectType":"USER"}', '"instanceId" is missing.'],
    ['{"subjectType":"USER","instanceId":"x"}', /^"instanceId" is x/],
    ['{"subjectType":"USER","instanceId":1}', '"instanceId" must be a string.'],
    ['{"subjectType":"USER","instanceId":"x","active":1}', '"active" must be a boolean.'],
  ])('says what is wrong with %s', async (body, error) => {
    const answer = await post('/emulator/tokens', { body });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: expect.stringMatching(error) });
  });

  test('lists and forgets the requests, and resets', async () => {
    await emulator.fetch(new Request('https://frog.wix.com/'));
    const list = async () => (await fetch(`${server.url}/emulator/requests`)).json();
    expect(await list()).toMatchObject({ requests: [{ method: 'GET' }] });
    await fetch(`${server.url}/emulator/requests`, { method: 'DELETE' });
    expect(await list()).toEqual({ requests: [] });
    expect((await post('/emulator/reset')).status).toBe(204);
  });

  test('lists and forgets the calls of web methods, and resets', async () => {
    const list = async () => (await fetch(`${server.url}/emulator/calls`)).json();
    const call = () => emulator.startCall('backend/a/b')({ status: 200, cache: 'hit' });
    call();
    expect(await list()).toEqual({ calls: emulator.calls });
    expect(emulator.calls).toMatchObject([{ method: 'backend/a/b', status: 200, cache: 'hit' }]);
    const headers = { origin: 'https://evil.example' };
    const refused = await fetch(`${server.url}/emulator/calls`, { method: 'DELETE', headers });
    expect(refused.status).toBe(403);
    expect(emulator.calls).toHaveLength(1);
    const forgot = await fetch(`${server.url}/emulator/calls`, { method: 'DELETE' });
    expect(forgot.status).toBe(204);
    expect(await list()).toEqual({ calls: [] });
    call();
    await post('/emulator/reset');
    expect(await list()).toEqual({ calls: [] });
  });

  test('is healthy only once the app answers', async () => {
    expect((await fetch(`${server.url}/emulator/health`)).status).toBe(200);
    const early = await startConsole({ emulator, appUrl: 'http://localhost:1', port: 0 });
    expect((await fetch(`${early.url}/emulator/health`)).status).toBe(503);
    await early.close();
  });

  test('names a path that it does not have', async () => {
    const answer = await fetch(`${server.url}/emulator/nothing`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ error: 'There is no GET /emulator/nothing.' });
  });

  test('refuses other web sites', async () => {
    const body = JSON.stringify({ subjectType: 'UNKNOWN', instanceId: 'x' });
    const origin = 'https://evil.example';
    expect((await post('/emulator/tokens', { body, headers: { origin } })).status).toBe(403);
    const form = { 'content-type': 'text/plain' };
    expect((await post('/emulator/tokens', { body, headers: form })).status).toBe(415);
    expect(await statusFor({ host: 'evil.example' })).toBe(403);
    expect(await statusFor({ host: 'localhost' })).toBe(200);
  });
});

describe('the host pages', () => {
  test.each(['/', '/hosts/site', '/hosts/dashboard?page=page-id&instance=free&caller=member'])(
    'serve %s',
    async (path) => {
      const answer = await fetch(server.url + path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch('text/html');
      expect(answer.headers.get('content-security-policy')).toMatch("frame-ancestors 'self'");
    },
  );

  test.each([
    ['/hosts/site?instance=gold', /^There is no instance "gold"; there are free, premium,/],
    ['/hosts/site?caller=toString', /^There is no caller "toString"/],
    ['/hosts/dashboard?page=x', /^The app has no dashboard page with the id "x"/],
    ['/hosts/panel', /^The app has no settings panel/],
  ])('say what is wrong with %s', async (path, message) => {
    const answer = await fetch(server.url + path);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(message);
  });

  test('put the address of the app into the manifest, and no data out of its script', async () => {
    const { page } = JSON.parse(
      /dashboardData = (.*);<\/script>/.exec(
        await (await fetch(`${server.url}/hosts/dashboard`)).text(),
      )?.[1] ?? '',
    );
    expect(page.url).toBe(`${app.url}/page`);
  });
});

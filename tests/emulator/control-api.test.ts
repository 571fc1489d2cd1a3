import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startConsole } from 'wix-emulator';
import { HOST_ROOT, type RunningApp, startApp } from '../support/start-app.js';

let app: RunningApp;
let server: Awaited<ReturnType<typeof startConsole>>;

beforeAll(async () => {
  app = await startApp(HOST_ROOT);
  server = await startConsole({ emulator: app.emulator, port: 0 });
});
afterAll(async () => {
  await server.close();
  await app.close();
});
beforeEach(() => app.reset());

async function ask(method: string, path: string, body?: unknown, headers = {}) {
  const answer = await fetch(`${server.url}/emulator/${path}`, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
}

const getInstance = { method: 'backend/instance/getInstance', instance: 'free' };

async function callGetInstance() {
  const { status, body } = await ask('POST', 'methods/call', getInstance);
  expect(status).toBe(200);
  return JSON.parse(body.body);
}

describe('changes over the control API', () => {
  test('the app gets an instance that is changed over the control API', async () => {
    await expect
      .poll(() => ask('GET', 'health'))
      .toEqual({ status: 200, body: { status: 'ready' } });
    await ask('PATCH', 'instances/free', {
      instance: { isFree: false, billing: { packageName: 'Gold' } },
      site: { siteDisplayName: 'Renamed' },
    });
    expect(await callGetInstance()).toMatchObject({
      instance: { isFree: false, billing: { packageName: 'Gold' } },
      site: { siteDisplayName: 'Renamed' },
    });
  });

  test('the app gets a plan that is bought over the control API', async () => {
    const bought = await ask('POST', 'instances/free/actions', { action: 'buy', plan: 'Pro' });
    expect(bought).toMatchObject({ status: 200, body: { key: 'free' } });
    expect((await callGetInstance()).instance.billing.packageName).toBe('Pro');
  });

  test('a fault that is added over the control API affects the app until the fault is deleted', async () => {
    const rule = { kind: 'status', status: 503, operation: 'get-app-instance' };
    const fault = await ask('POST', 'faults', rule);
    expect(fault.status).toBe(201);
    const failed = await ask('POST', 'methods/call', getInstance);
    expect(failed.body.status).toBe(502);
    await ask('DELETE', `faults/${fault.body.id}`);
    expect((await ask('POST', 'methods/call', getInstance)).body.status).toBe(200);
  });

  test('a token expires when the control API moves the clock', async () => {
    const { instanceId } = app.emulator.instances.free.instance;
    const { body } = await ask('POST', 'tokens', { subjectType: 'VISITOR', instanceId });
    const call = () => app.call('backend/instance/echo', { token: body.accessToken });
    expect((await call()).status).toBe(200);
    await ask('POST', 'clock', { advanceSeconds: 5 * 3600 });
    expect((await call()).status).toBe(401);
  });

  test('the control API exports the state and imports it again', async () => {
    await ask('PATCH', 'instances/free', { site: { siteDisplayName: 'Kept' } });
    const { body } = await ask('GET', 'state');
    await ask('POST', 'reset', {});
    expect((await callGetInstance()).site.siteDisplayName).toBe('Field Notes Studio');
    expect((await ask('PUT', 'state', body)).status).toBe(204);
    expect((await callGetInstance()).site.siteDisplayName).toBe('Kept');
  });
});

test('the control API lists the calls to the app, with the app’s requests to Wix', async () => {
  await callGetInstance();
  await expect
    .poll(async () => (await ask('GET', 'calls')).body)
    .toMatchObject({
      limit: 20,
      calls: [
        {
          method: 'backend/instance/getInstance',
          status: 200,
          requests: expect.arrayContaining([
            expect.objectContaining({ operation: 'get-app-instance' }),
          ]),
        },
      ],
    });
});

test('the control API lists the web methods of the app', async () => {
  const { body } = await ask('GET', 'methods');
  expect(body.methods).toContainEqual({ id: getInstance.method, permission: 'Anyone' });
});

describe('requests that the control API refuses', () => {
  test.each(['POST', 'PUT', 'PATCH'])(
    'the control API refuses a %s that is not JSON',
    async (method) => {
      const path = { POST: 'tokens', PUT: 'state', PATCH: 'instances/free' }[method] ?? '';
      const { status, body } = await ask(method, path, '{}', { 'content-type': 'text/plain' });
      expect(status).toBe(415);
      expect(body).toEqual({ error: 'The content type must be application/json.' });
    },
  );

  test('the control API refuses every change that another website requests', async () => {
    const origin = 'https://evil.example';
    expect((await ask('DELETE', 'calls', undefined, { origin })).status).toBe(403);
    expect((await ask('PATCH', 'instances/free', {}, { origin })).status).toBe(403);
    expect((await ask('DELETE', 'calls', undefined, { origin: server.url })).status).toBe(204);
  });

  test('the control API refuses a preflight from another website', async () => {
    const { status, headers } = await fetch(`${server.url}/emulator/tokens`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(status).toBe(403);
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  test('the control API refuses a body that is too large, with or without a content-length', async () => {
    const claimed = await ask('POST', 'tokens', { x: 'x'.repeat(1024 * 1024) });
    expect(claimed.status).toBe(413);
    expect(await sendChunks(Array(40).fill('x'.repeat(64 * 1024)))).toBe(413);
    // It serves the next one all the same.
    expect((await ask('GET', 'clock')).status).toBe(200);
  });

  test('the control API refuses an invalid body that arrives in chunks', async () => {
    expect(await sendChunks(['{"subject', 'Type":"ADMIN"}'])).toBe(400);
  });
});

/** Sends a body without a length. */
function sendChunks(chunks: readonly string[]): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sending = post(resolve).on('error', reject);
    for (const chunk of chunks) sending.write(chunk);
    sending.end();
  });
}

function post(onStatus: (status: number | undefined) => void) {
  const headers = { 'content-type': 'application/json' };
  return request(`${server.url}/emulator/tokens`, { method: 'POST', headers }, ({ statusCode }) =>
    onStatus(statusCode),
  );
}

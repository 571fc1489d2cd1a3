import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type CallerKey, callers } from 'wix-emulator';
import { CONTRACT_ROOT } from '../support/start-app.js';
import { expectReadable, preflight, read } from './read.js';
import { errorBody, requestedByCall, startRuntime } from './runtime.js';

const admitted = {
  anyone: { visitor: true, member: true, owner: true },
  member: { visitor: false, member: true, owner: true },
  admin: { visitor: false, member: false, owner: true },
};

type Name = keyof typeof admitted;
const names: readonly Name[] = ['anyone', 'member', 'admin'];
const own: readonly (keyof (typeof admitted)[Name])[] = ['visitor', 'member', 'owner'];

const unauthenticated = { status: 401, body: errorBody('UNAUTHENTICATED') };
const forbidden = { status: 403, body: errorBody('FORBIDDEN') };

const runtime = startRuntime();

const logged = () => runtime.log.join('\n');

describe.each(names)('the endpoint of the method `%s`', (name) => {
  test.each(own)(
    `the endpoint of ${name}() admits or refuses the %s as the method does`,
    async (as) => {
      const answer = await read(runtime, name, { as });
      expectReadable(answer);
      if (!admitted[name][as]) return expect(answer).toMatchObject(forbidden);
      const { instance, site } = runtime.app.emulator.instances.premium;
      const { subjectType, subjectId } = callers[as].claims;
      const { instanceId } = instance;
      const body = { subjectType, subjectId, siteId: site.siteId, instanceId };
      expect(answer).toMatchObject({ status: 200, body });
    },
  );

  test(`the endpoint of ${name}() answers 403 to apps and unknown subjects`, async () => {
    for (const as of ['app', 'unknown'] as const) {
      const answer = await read(runtime, name, { as });
      expectReadable(answer);
      expect(answer).toMatchObject(forbidden);
    }
  });

  test(`the endpoint of ${name}() answers 401 as JSON to a bad or missing token`, async () => {
    const { app } = runtime;
    const kinds: readonly CallerKey[] = ['expired', 'inactive', 'foreignApp'];
    const bad = kinds.map((as) => app.token(as));
    for (const token of [...bad, 'never-issued', `Bearer ${app.token('owner')}`]) {
      const answer = await read(runtime, name, { token });
      expectReadable(answer);
      expect(answer).toMatchObject(unauthenticated);
    }
    app.emulator.clearRequests();
    expect(await read(runtime, name, { as: null })).toMatchObject(unauthenticated);
    expect(app.callsToWix()).toEqual([]);
  });
});

test('an endpoint without endpoint() answers an empty 500 to a bad token, which other origins cannot read', async () => {
  const { status, text, headers } = await read(runtime, 'ordinary', { token: 'never-issued' });
  expect(status).toBe(500);
  // In development Vite's own page stands there.
  if (!runtime.isDev) expect(text).toBe('');
  expect(headers.get('access-control-allow-origin')).toBeNull();
  expect((await read(runtime, 'ordinary')).body).toBe('canary-of-an-endpoint');
});

test('an endpoint acts on the instance of the token, whatever the address claims', async () => {
  const { free, premium } = runtime.app.emulator.instances;
  const claimed = premium.instance.instanceId;
  for (const address of [`elevated?instanceId=${claimed}`, `items/${claimed}`]) {
    const answer = await read(runtime, address, { instance: 'free' });
    expect(answer).toMatchObject({ status: 200, body: free.instance.instanceId });
  }
});

test('an endpoint answers HEAD requests, and requests to an address with a trailing slash', async () => {
  expect(await read(runtime, 'anyone/')).toMatchObject({ status: 200 });
  expect(await read(runtime, 'anyone/', { as: null })).toMatchObject(unauthenticated);
  const head = await read(runtime, 'anyone', { method: 'HEAD' });
  expect(head).toMatchObject({ status: 200, text: '' });
  expectReadable(head);
  expect(await read(runtime, 'admin', { method: 'HEAD' })).toMatchObject({ status: 403 });
});

test('an endpoint preserves its headers if HEAD fails, although Astro replaces an empty 500 with a page', async () => {
  const answer = await read(runtime, 'crash', { method: 'HEAD' });
  expect(answer).toMatchObject({ status: 500, text: '' });
  expectReadable(answer);
  expect(answer.headers.get('content-type')).toBe('application/json');
});

test('a session cookie counts at an endpoint only for a page of the same origin', async () => {
  const accessToken = { value: runtime.app.token('member'), expiresAt: Date.now() / 1000 + 3600 };
  const { WIX_CLIENT_ID: clientId } = runtime.app.emulator.env;
  const session = { clientId, tokens: { accessToken, refreshToken: { value: 'r' } } };
  const cookie = `wixSession=${encodeURIComponent(JSON.stringify(session))}`;
  for (const [site, status] of [
    ['same-origin', 200],
    ['same-site', 401],
    ['none', 401],
  ] as const) {
    const headers = { cookie, 'sec-fetch-site': site };
    expect(await read(runtime, 'member', { as: null, headers })).toMatchObject({ status });
  }
});

test.each(['anyone', 'cached', 'items/1', 'both', 'anyone/?a=b'])(
  'a preflight of the endpoint %s makes no request to Wix, and may be cached for a day',
  async (address) => {
    const { status, headers } = await preflight(runtime, address);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-methods')).toBe('GET, HEAD');
    expect(headers.get('access-control-allow-headers')).toBe('authorization');
    expect(headers.get('access-control-max-age')).toBe('86400');
    expect(runtime.app.callsToWix()).toEqual([]);
  },
);

test('a preflight of an ordinary endpoint or an exported HTTP method is left to the app', async () => {
  for (const [address, announced] of [
    ['ordinary', 'GET'],
    ['both', 'POST'],
  ] as const) {
    const { headers } = await preflight(runtime, address, announced);
    expect(headers.get('access-control-max-age')).toBeNull();
  }
});

test('an HTTP method that the file of an endpoint exports is handled by the app', async () => {
  const answer = await read(runtime, 'both', { method: 'POST' });
  expect(answer).toMatchObject({ status: 200, text: 'the app’s own POST' });
  expect(await read(runtime, 'both')).toMatchObject({ status: 200 });
});

test.each(['POST', 'PUT', 'DELETE'])(
  'an endpoint refuses %s with 405 and without a request to Wix if its file does not export it',
  async (method) => {
    const answer = await read(runtime, 'anyone', { method });
    expectReadable(answer);
    expect(answer).toMatchObject({ status: 405, body: errorBody('METHOD_NOT_ALLOWED') });
    expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    expect(runtime.app.callsToWix()).toEqual([]);
  },
);

test('an endpoint responds with plain JSON, in which a `Date` is its ISO text', async () => {
  const answer = await read(runtime, 'dates');
  expect(answer.body).toStrictEqual({ at: '1970-01-01T00:00:00.000Z' });
  expectReadable(answer);
  expect(await read(runtime, 'nothing')).toMatchObject({ status: 204, text: '' });
});

test('an endpoint answers 500 to a result that plain JSON cannot carry, and the log names its path', async () => {
  const answer = await read(runtime, 'uncarried');
  expectReadable(answer);
  expect(answer).toMatchObject({ status: 500, body: errorBody('INTERNAL') });
  expect(answer.text.includes('users')).toBe(runtime.isDev);
  await expect.poll(logged).toContain('result.users[0] is an instance of Map');
});

test('an endpoint reports a WebMethodError with its code, message, status and details', async () => {
  const answer = await read(runtime, 'refuse');
  expectReadable(answer);
  const error = { message: 'No seats are left.', details: { seats: 0 } };
  expect(answer).toMatchObject({ status: 409, body: errorBody('SOLD_OUT', error) });
});

test('an endpoint hides an unexpected error in production, and the log has it under the request id', async () => {
  const answer = await read(runtime, 'crash');
  expectReadable(answer);
  expect(answer).toMatchObject({ status: 500, body: errorBody('INTERNAL') });
  expect(answer.text.includes('canary-of-an-error')).toBe(runtime.isDev);
  const { requestId } = JSON.parse(answer.text).error;
  await expect.poll(logged).toContain(`${requestId} failed: /api/crash: `);
});

test('an endpoint answers 502 while Wix fails, whatever request fails', async () => {
  for (const failing of ['/oauth2/token-info', '/oauth2/token', '/apps/v1/instance']) {
    runtime.app.faults.set(failing, () => new Response(null, { status: 503 }));
    const answer = await read(runtime, 'elevated');
    expectReadable(answer);
    expect(answer).toMatchObject({ status: 502, body: errorBody('UPSTREAM') });
    runtime.app.faults.clear();
  }
});

if (runtime.isDev) {
  const file = path.join(CONTRACT_ROOT, 'src/pages/api/coming.ts');
  afterAll(() => rm(file, { force: true }));

  test('an endpoint can be added and removed while `astro dev` runs', async () => {
    const status = async () => (await read(runtime, 'coming', { as: 'expired' })).status;
    expect(await status()).not.toBe(401);
    await copyFile(path.join(CONTRACT_ROOT, 'src/pages/api/anyone.ts'), file);
    await expect.poll(status).toBe(401);
    expect((await preflight(runtime, 'coming')).status).toBe(204);
    await rm(file);
    await expect.poll(status).not.toBe(401);
    expect(await read(runtime, 'anyone')).toMatchObject({ status: 200 });
  });
}

test.each([
  ['nothing', 'nothing'],
  ['elevated', 'elevatedInstanceId'],
])('the endpoint /api/%s makes the same requests to Wix as %s()', async (endpoint, method) => {
  // Of two instances, so that the app knows neither the caller nor a token of its own.
  await runtime.app.call(`backend/methods/${method}`, { instance: 'premium' });
  await read(runtime, endpoint, { instance: 'free' });
  const requested = () => {
    const [ofMethod = [], ofEndpoint = []] = requestedByCall(runtime);
    return { ofMethod, ofEndpoint };
  };
  await expect
    .poll(requested)
    .toSatisfy(({ ofMethod, ofEndpoint }) => ofMethod.join() === ofEndpoint.join());
  expect(requested().ofMethod).toContain('token-info');
});

test('an endpoint makes no request to Wix for a known caller and a cached result', async () => {
  const token = runtime.app.token('visitor');
  const first = await read(runtime, 'cached', { token });
  runtime.app.emulator.clearRequests();
  for (const address of ['cached', 'cached/', 'c%61ched']) {
    const again = await read(runtime, address, { token });
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('cache-status')).toMatch(/^web-methods; hit; ttl=\d+$/);
    expectReadable(again);
  }
  expect(runtime.app.callsToWix()).toEqual([]);
});

test.each([
  ['that is exported as POST', 'misused/post', 'POST', 'Export it as GET from a file of'],
  [
    'of a function that is not a web method',
    'misused/plain',
    'GET',
    'this function is none: wrap it',
  ],
])('an endpoint %s answers 500, and the log says what to do', async (_, address, method, says) => {
  expect(await read(runtime, address, { as: 'owner', method })).toMatchObject({ status: 500 });
  await expect.poll(logged).toContain(says);
});

test('an endpoint of a cached method without `Permissions.Anyone` runs the method each time', async () => {
  const first = await read(runtime, 'cached-members', { as: 'owner' });
  const second = await read(runtime, 'cached-members', { as: 'owner' });
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(second.body).toBe(Number(first.body) + 1);
  expect(second.headers.get('cache-status')).toBeNull();
});

import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { callers, createEmulator, type InstanceKey, instanceKeys } from 'wix-emulator';
import type { HttpServer } from './http-way.js';
import { shortenLimits, startSelfHosted } from './self-hosted-server.js';

const routes = ['/api/get-instance', '/api/get-instance-by-rest', '/api/get-installation'];

let server: HttpServer;
const printed: string[] = [];

beforeAll(async () => {
  for (const method of ['error', 'warn', 'log', 'info'] as const) {
    vi.spyOn(console, method).mockImplementation((...texts) => void printed.push(texts.join()));
  }
  server = await startSelfHosted();
});
afterAll(() => server?.close());
beforeEach(() => server.reset());

const idOf = (key: InstanceKey) => server.emulator.instances[key].instance.instanceId;

/** What Wix adds to the address of the page that the owner of an installation's site opens. */
const signed = (key: InstanceKey, claims: { expiresInSeconds?: number; appDefId?: string } = {}) =>
  server.emulator.signInstance({ instanceId: idOf(key), permissions: 'OWNER', ...claims });

const token = (key: InstanceKey) =>
  server.emulator.mintToken({ ...callers.visitor.claims, instanceId: idOf(key) });

async function ask(path: string, init?: RequestInit) {
  const { status, headers, ...answer } = await fetchText(path, init);
  const body: unknown = JSON.parse(answer.text);
  return { status, headers, body, text: answer.text };
}

async function fetchText(path: string, init?: RequestInit) {
  const answer = await fetch(new URL(path, server.url), init);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const refusal = (status: number, code: string) => ({
  status,
  body: { error: { code, message: expect.any(String), requestId: expect.any(String) } },
});

describe.each(routes)('%s with a signed instance parameter', (route) => {
  test.each(['free', 'multilingual'] as const)(
    `${route} accepts a signed parameter of the %s instance`,
    async (key) => {
      const { status, body } = await ask(`${route}?instance=${signed(key)}&locale=en`);
      expect({ status, body }).toMatchObject({ status: 200, body: { instanceId: idOf(key) } });
    },
  );

  test.each([
    ['that has expired', () => signed('free', { expiresInSeconds: -1 })],
    ['of another app', () => signed('free', { appDefId: 'f04e1640-5d6e-4f70-8a9b-000000000005' })],
    ['with the payload of another instance', () => mixed(signed('free'), signed('premium'))],
    ['signed with another secret', signedByAStranger],
    ['without a signature', () => `.${signed('free').split('.')[1]}`],
    ['with three parts', () => `${signed('free')}.x`],
    ['that is not a valid header value', () => '%0Aé.é'],
    ['that is empty', () => ''],
    ['that is an access token', () => token('free')],
    ['that is given twice', () => `${signed('free')}&instance=${signed('premium')}`],
    ['that is given as a list', () => `&instance[]=${signed('free')}`],
  ])(`${route} answers 401 to an instance parameter %s`, async (_, parameter) => {
    expect(await ask(`${route}?instance=${parameter()}`)).toMatchObject(
      refusal(401, 'UNAUTHENTICATED'),
    );
  });

  test.each(['', 'Bearer '])(
    `${route} prefers a header with the prefix "%s" to an instance parameter`,
    async (prefix) => {
      const authorization = prefix + token('premium');
      const { body } = await ask(`${route}?instance=${signed('free')}`, {
        headers: { authorization },
      });
      expect(body).toMatchObject({ instanceId: idOf('premium') });
    },
  );

  test(`${route} does not fall back on the instance parameter if the header is refused`, async () => {
    const answer = await ask(`${route}?instance=${signed('free')}`, {
      headers: { authorization: 'never-issued' },
    });
    expect(answer).toMatchObject(refusal(401, 'UNAUTHENTICATED'));
  });
});

function mixed(one: string, other: string): string {
  return `${one.split('.')[0]}.${other.split('.')[1]}`;
}

function signedByAStranger(): string {
  const stranger = createEmulator({ appId: server.emulator.env.WIX_CLIENT_ID });
  return stranger.signInstance({ instanceId: idOf('free'), permissions: 'OWNER' });
}

describe('the SDK and the REST API', () => {
  test.each(instanceKeys)(
    'the SDK and the REST API give the same bytes for the %s instance',
    async (key) => {
      const endDate = withoutMilliseconds('2026-01-31T00:00:00Z');
      server.emulator.update(key, ({ instance, ...rest }) => ({
        ...rest,
        instance: { ...instance, billing: { ...instance.billing, freeTrialInfo: { endDate } } },
      }));
      const headers = { authorization: token(key) };
      const bySdk = await ask('/api/get-instance', { headers });
      server.emulator.clearRequests();
      const byRest = await ask('/api/get-instance-by-rest', { headers });
      if (key === 'removed') {
        expect([bySdk, byRest]).toMatchObject(Array(2).fill(refusal(502, 'UPSTREAM')));
        return;
      }
      expect(bySdk.text).toContain('"endDate":"2026-01-31T00:00:00.000Z"');
      expect(byRest.text).toBe(bySdk.text);
      // The server knows the token by now.
      const calls = server.emulator.requests.map(({ url }) => new URL(url).pathname);
      expect(calls).toEqual(['/oauth2/token', '/apps/v1/instance']);
    },
  );

  test.each([
    [403, 'FORBIDDEN'],
    [404, 'NOT_FOUND'],
  ])('the SDK and the REST API both report status %d of Wix as %s', async (status, code) => {
    server.emulator.faults.add({ kind: 'status', status, operation: 'get-app-instance' });
    const headers = { authorization: token('free') };
    expect(await ask('/api/get-instance', { headers })).toMatchObject(refusal(status, code));
    expect(await ask('/api/get-instance-by-rest', { headers })).toMatchObject(
      refusal(status, code),
    );
  });

  describe('time limits of requests to Wix', () => {
    test.each([
      ['/api/get-instance', 'client-credentials'],
      ['/api/get-instance', 'get-app-instance'],
      ['/api/get-instance-by-rest', 'client-credentials'],
      ['/api/get-instance-by-rest', 'get-app-instance'],
    ] as const)(
      '%s answers 504 if Wix does not respond to %s in time',
      async (route, operation) => {
        const headers = { authorization: token('free') };
        await ask('/api/get-installation', { headers });
        server.emulator.faults.add({ kind: 'hang', operation });
        const limits = shortenLimits();
        const answer = await ask(route, { headers });
        expect(limits).toHaveBeenCalledWith(10_000);
        expect(answer).toMatchObject(refusal(504, 'TIMEOUT'));
      },
    );
  });
});

/** A time as a REST API may write it. */
function withoutMilliseconds(time: string): Date {
  return Object.assign(new Date(time), { toJSON: () => time });
}

describe('malformed requests to the self-hosted server', () => {
  test.each([
    ['GET', '/', 404, 'NOT_FOUND'],
    ['GET', '/api/get-instance/more', 404, 'NOT_FOUND'],
    ['GET', '/dashboard/%2e%2e%2fpackage.json', 404, 'NOT_FOUND'],
    ['GET', '/dashboard/%E0%A4%A', 404, 'NOT_FOUND'],
    ['GET', '/webhooks', 404, 'NOT_FOUND'],
    ['POST', '/api/get-instance', 405, 'METHOD_NOT_ALLOWED'],
    ['DELETE', '/api/get-installation', 405, 'METHOD_NOT_ALLOWED'],
  ])(
    'the self-hosted server answers %s %s with %d as JSON, without a request to Wix',
    async (method, path, status, code) => {
      const answer = await ask(path, { method, headers: { authorization: token('free') } });
      expect(answer).toMatchObject(refusal(status, code));
      expect(answer.headers.get('x-powered-by')).toBeNull();
      expect(server.emulator.requests).toEqual([]);
    },
  );

  test('the self-hosted server answers 405 to a PUT request with a large body', async () => {
    const body = 'x'.repeat(3_000_000);
    const answer = await ask('/api/get-instance', { method: 'PUT', body });
    expect(answer).toMatchObject(refusal(405, 'METHOD_NOT_ALLOWED'));
  });

  test('the self-hosted server answers 431 to a huge address or header', async () => {
    const huge = 'x'.repeat(20_000);
    expect((await fetchText(`/api/get-instance?instance=${huge}`)).status).toBe(431);
    const headers = { authorization: huge };
    expect((await fetchText('/api/get-instance', { headers })).status).toBe(431);
  });

  test('the self-hosted server answers 400 to an invalid `Host` header', async () => {
    const { port } = new URL(server.url);
    const status = await new Promise((resolve, reject) => {
      const options = { port, path: '/api/get-instance', headers: { host: 'not a host' } };
      const sent = request(options, (answer) => resolve(answer.resume().statusCode));
      sent.on('error', reject).end();
    });
    expect(status).toBe(400);
  });
});

describe('the self-hosted page for the dashboard', () => {
  test('the self-hosted page contains no data of the instance, and is not cached', async () => {
    const { text, status, headers } = await fetchText(`/dashboard?instance=${signed('free')}`);
    expect(status).toBe(200);
    expect(text).not.toContain(idOf('free'));
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(server.emulator.requests).toEqual([]);
  });
});

test('the self-hosted server logs no credentials', () => {
  const log = printed.join('\n');
  expect(log).toContain('failed');
  expect(log).not.toContain(server.emulator.env.WIX_CLIENT_SECRET);
  expect(log).not.toMatch(/wixemu_|instance=|[\w-]{40,}\.[\w-]{40,}|@example\.com/);
});

import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from 'vitest';
import { callers, createEmulator, type Emulator, type InstanceKey } from 'wix-emulator';
import type { HttpServer } from './http-way.js';
import { shortenLimits, startSelfHosted } from './self-hosted-server.js';

let server: HttpServer;
let gateway: Awaited<ReturnType<typeof startGateway>>;
const printed: string[] = [];

beforeAll(async () => {
  for (const method of ['error', 'warn'] as const) {
    vi.spyOn(console, method).mockImplementation((...texts) => void printed.push(texts.join()));
  }
  server = await startSelfHosted();
  gateway = await startGateway();
  sendEventsOf(server.emulator);
});
afterAll(async () => {
  await gateway?.close();
  await server?.close();
});
beforeEach(() => server.reset());

/** Tells the emulator of the server's webhooks, as the manifest of an app does, and passes them on. */
async function startGateway() {
  const slugs = ['PROVISIONED', 'REMOVED', 'SUBSCRIPTION_CREATED', 'SUBSCRIPTION_CHANGED'];
  const callbackUrl = 'http://_wix_server_url_placeholder_/webhooks';
  const components = slugs.map((slug) => ({
    compType: 'WEBHOOK',
    compData: { webhook: { webhookSlug: `APP_${slug}_WEBHOOK`, callbackUrl } },
  }));
  const listener = createServer(async (request, response) => {
    if (request.method === 'GET') {
      response.end(JSON.stringify({ components }));
      return;
    }
    const { status } = await post(await text(request));
    response.writeHead(status).end();
  });
  await once(listener.listen(0, 'localhost'), 'listening');
  return {
    url: `http://localhost:${Object(listener.address()).port}`,
    close: () => once(listener.close(), 'close'),
  };
}

function post(body: string, contentType = 'application/jwt'): Promise<Response> {
  const headers = { 'content-type': contentType };
  return fetch(new URL('/webhooks', server.url), { method: 'POST', headers, body });
}

function sendEventsOf(emulator: Emulator): void {
  emulator.attachApp({ url: gateway.url, methods: async () => [], eventTimeoutMs: 20_000 });
}

/** What the server tells a visitor of an installation. */
async function ask(name: string, key: InstanceKey) {
  const { instanceId } = server.emulator.instances[key].instance;
  const authorization = server.emulator.mintToken({ ...callers.visitor.claims, instanceId });
  const answer = await fetch(new URL(`/api/${name}`, server.url), { headers: { authorization } });
  return Object(await answer.json());
}

const recordOf = (key: InstanceKey) => ask('get-installation', key);
const planOf = async (key: InstanceKey) => (await recordOf(key)).plan;

test('an event clears the cached data of its instance, and of no other', async () => {
  const changed = ({ instance, site }: Emulator['instances']['free']) => ({
    installed: true,
    instance,
    site: { ...site, siteDisplayName: 'Another name' },
  });
  for (const key of ['free', 'premium'] as const) {
    await ask('get-instance', key);
    await ask('get-instance-by-rest', key);
    server.emulator.update(key, changed);
  }
  await server.emulator.events.send('premium', { type: 'AppInstalled', data: {} });
  for (const name of ['get-instance', 'get-instance-by-rest']) {
    expect(await ask(name, 'premium')).toMatchObject({ site: { siteDisplayName: 'Another name' } });
    const { site } = await ask(name, 'free');
    expect(site.siteDisplayName).not.toBe('Another name');
  }
});

test('an event stores the current plan of its instance', async () => {
  expect(await planOf('free')).toBeNull();
  const bought = await server.emulator.perform('free', { action: 'buy', plan: 'Basic' });
  expect(bought.deliveries).toMatchObject([{ state: 'delivered', attempts: [{ status: 200 }] }]);
  expect(await planOf('free')).toBe('Basic');
  await server.emulator.perform('free', { action: 'changePlan', plan: 'Pro' });
  expect(await planOf('free')).toBe('Pro');
  expect(await planOf('trialEnded')).toBeNull();
});

test('the record of a removed instance is deleted', async () => {
  await server.emulator.perform('cloned', { action: 'buy', plan: 'Basic' });
  const record = await recordOf('cloned');
  expect(record.plan).toBe('Basic');
  const removed = await server.emulator.perform('cloned', { action: 'remove' });
  expect(removed.deliveries).toMatchObject([{ state: 'delivered' }]);
  const { plan, firstSeenAt } = await recordOf('cloned');
  expect(plan).toBeNull();
  expect(firstSeenAt > record.firstSeenAt).toBe(true);
});

test('a late removal event does not delete the record of an instance that was installed again', async () => {
  await server.emulator.perform('free', { action: 'buy', plan: 'Basic' });
  const { firstSeenAt } = await recordOf('free');
  const late = await server.emulator.events.send('free', { type: 'AppRemoved', data: {} });
  expect(late).toMatchObject([{ state: 'delivered' }]);
  expect(await recordOf('free')).toMatchObject({ firstSeenAt, plan: 'Basic' });
});

type Outage = Parameters<Emulator['faults']['add']>[0];

/** Lets Wix fail to grant a token, until the returned function is called. */
function failGrants(outage: Outage): () => void {
  server.emulator.faults.add({ ...outage, operation: 'client-credentials' });
  return () => server.emulator.faults.clear();
}

/** Sends the server's requests for a token with another secret, until the returned function is called. */
function useWrongSecret(): () => void {
  const send = globalThis.fetch;
  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    if (!String(input).endsWith('/oauth2/token')) return send(input, init);
    const body = { ...JSON.parse(String(init?.body)), client_secret: 'wrong' };
    return send(input, { ...init, body: JSON.stringify(body) });
  });
  onTestFinished(() => spy.mockRestore());
  return () => spy.mockRestore();
}

/** Each way in which Wix does not say that an instance is gone. */
const outages: [string, () => () => void][] = [
  ...[500, 503, 429, 408, 401].map((status): [string, () => () => void] => [
    `responds with ${status}`,
    () => failGrants({ kind: 'status', status }),
  ]),
  ['does not respond in time', () => failGrants({ kind: 'hang' })],
  ['resets the connection', () => failGrants({ kind: 'reset' })],
  ['responds with malformed JSON', () => failGrants({ kind: 'malformed' })],
  ['sends a truncated response', () => failGrants({ kind: 'truncated' })],
  ['refuses the app’s secret', useWrongSecret],
];

describe.each(outages)('a removal event if Wix %s', (outage, fail) => {
  test(`a removal event is sent again and deletes no record of an installed instance if Wix ${outage}`, async () => {
    await server.emulator.perform('free', { action: 'buy', plan: 'Basic' });
    const record = await recordOf('free');
    const limits = shortenLimits();
    fail();
    const [delivery] = await server.emulator.events.send('free', {
      type: 'AppRemoved',
      data: {},
    });
    expect(delivery).toMatchObject({ state: 'retrying', attempts: [{ status: 500 }] });
    limits.mockRestore();
    expect(await recordOf('free')).toEqual(record);
  });

  test(`the record of a removed instance is deleted on the next attempt if Wix at first ${outage}`, async () => {
    await server.emulator.perform('cloned', { action: 'buy', plan: 'Basic' });
    const { firstSeenAt } = await recordOf('cloned');
    const limits = shortenLimits();
    const end = fail();
    const { deliveries } = await server.emulator.perform('cloned', { action: 'remove' });
    expect(deliveries).toMatchObject([{ state: 'retrying', attempts: [{ status: 500 }] }]);
    limits.mockRestore();
    expect(await recordOf('cloned')).toMatchObject({ plan: 'Basic', firstSeenAt });
    end();
    server.emulator.clock.advance(60 * 60 * 1000);
    await server.emulator.events.settled();
    expect(server.emulator.events.entries.at(-1)).toMatchObject({ state: 'delivered' });
    expect(await recordOf('cloned')).toMatchObject({ plan: null });
  });
});

test('a removal event is sent again if Wix grants a token but does not return the instance', async () => {
  await server.emulator.perform('free', { action: 'buy', plan: 'Basic' });
  const record = await recordOf('free');
  server.emulator.faults.add({ kind: 'status', status: 404, operation: 'get-app-instance' });
  const [delivery] = await server.emulator.events.send('free', { type: 'AppRemoved', data: {} });
  expect(delivery).toMatchObject({ state: 'retrying', attempts: [{ status: 500 }] });
  expect(await recordOf('free')).toEqual(record);
});

test('a failed event is one line in the log, without the error text of Wix', async () => {
  const { instanceId } = server.emulator.instances.free.instance;
  const said = 'owner@example.com\nIST.a-token';
  const send = globalThis.fetch;
  const spy = vi
    .spyOn(globalThis, 'fetch')
    .mockImplementation((input, init) =>
      String(input).includes('/apps/v1/instance')
        ? Promise.resolve(Response.json({ message: said }, { status: 500 }))
        : send(input, init),
    );
  onTestFinished(() => spy.mockRestore());
  printed.length = 0;
  await server.emulator.events.send('free', { type: 'AppRemoved', data: {} });
  spy.mockRestore();
  server.emulator.faults.add({ kind: 'status', status: 503, operation: 'client-credentials' });
  await server.emulator.events.send('free', { type: 'AppRemoved', data: {} });
  expect(printed).toEqual([
    expect.stringMatching(`^Request .* The event AppRemoved of the instance ${instanceId} .* 500$`),
    expect.stringMatching(
      `^Request .* The event AppRemoved of the instance ${instanceId} .* 503, `,
    ),
  ]);
  for (const line of printed) expect(line).not.toMatch(/\n|owner|IST|wixemu_/);
});

test('a plan that has ended is not stored, even if Wix still names it', async () => {
  await server.emulator.events.send('premium', { type: 'AppInstalled', data: {} });
  expect(await planOf('premium')).toBe('Pro');
  server.emulator.update('premium', ({ instance, ...rest }) => ({
    ...rest,
    instance: { ...instance, isFree: true, billing: { packageName: 'Pro' } },
  }));
  await server.emulator.events.send('premium', { type: 'AppInstalled', data: {} });
  expect(await planOf('premium')).toBeNull();
});

test.each([
  ['fails', { kind: 'status', status: 503 }],
  ['refuses the request', { kind: 'status', status: 403 }],
  ['does not respond', { kind: 'hang' }],
] as const)('an event is sent again until its handler succeeds if Wix %s', async (_, effect) => {
  const { emulator } = server;
  const before = await recordOf('trial');
  const limits = shortenLimits();
  emulator.faults.add({ ...effect, operation: 'get-app-instance', count: 1 });
  const { deliveries } = await emulator.perform('trial', { action: 'changePlan', plan: 'Basic' });
  expect(deliveries).toMatchObject([{ state: 'retrying', attempts: [{ status: 500 }] }]);
  limits.mockRestore();
  expect(await recordOf('trial')).toEqual(before);
  emulator.clock.advance(60 * 60 * 1000);
  await emulator.events.settled();
  expect(emulator.events.entries).toMatchObject([{ state: 'delivered' }]);
  const { plan, updatedAt } = await recordOf('trial');
  expect(plan).toBe('Basic');
  expect(updatedAt > before.updatedAt).toBe(true);
});

test('an event that Wix has not signed for this app changes nothing', async () => {
  const record = await ask('get-installation', 'multilingual');
  server.emulator.clearRequests();
  const stranger = createEmulator({ appId: server.emulator.env.WIX_CLIENT_ID });
  sendEventsOf(stranger);
  const { deliveries } = await stranger.perform('multilingual', { action: 'remove' });
  expect(deliveries).toMatchObject([{ attempts: [{ status: 401 }] }]);
  stranger.reset();
  expect(server.emulator.requests).toEqual([]);
  expect(await ask('get-installation', 'multilingual')).toEqual(record);
});

test.each([
  ['an invalid JWT', 'x', undefined, 401, 'UNAUTHENTICATED'],
  ['an empty body', '', undefined, 401, 'UNAUTHENTICATED'],
  ['a body that is too large', 'x'.repeat(200_000), undefined, 413, 'BAD_REQUEST'],
  ['an unknown charset', 'x', 'text/plain; charset=none', 415, 'BAD_REQUEST'],
])(
  'a webhook with %s is refused as JSON, without details',
  async (_, body, contentType, status, code) => {
    printed.length = 0;
    const answer = await post(body, contentType);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({
      error: { code, message: expect.any(String), requestId: expect.any(String) },
    });
    // Anybody may send it: it fills no log.
    expect(printed).toHaveLength(status === 401 ? 1 : 0);
    for (const line of printed) expect(line).not.toContain('\n');
  },
);

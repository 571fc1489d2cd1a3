import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { callers, createEmulator, type Emulator, type InstanceKey } from 'wix-emulator';
import type { HttpServer } from '../../ways/http-way.js';
import { startSelfHosted } from '../../ways/self-hosted-server.js';

let server: HttpServer;
let gateway: Awaited<ReturnType<typeof startGateway>>;

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
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
  emulator.attachApp({ url: gateway.url, methods: async () => [], eventTimeoutMs: 10_000 });
}

/** What the server tells a visitor of an installation. */
async function ask(name: string, key: InstanceKey) {
  const { instanceId } = server.emulator.instances[key].instance;
  const authorization = server.emulator.mintToken({ ...callers.visitor.claims, instanceId });
  const answer = await fetch(new URL(`/api/${name}`, server.url), { headers: { authorization } });
  return Object(await answer.json());
}

const planOf = async (key: InstanceKey) => (await ask('get-installation', key)).plan;

test('an event drops what was kept of its installation, and of no other', async () => {
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

test('an event notes the plan, as it is at Wix', async () => {
  expect(await planOf('free')).toBeNull();
  const bought = await server.emulator.perform('free', { action: 'buy', plan: 'Basic' });
  expect(bought.deliveries).toMatchObject([{ state: 'delivered', attempts: [{ status: 200 }] }]);
  expect(await planOf('free')).toBe('Basic');
  await server.emulator.perform('free', { action: 'changePlan', plan: 'Pro' });
  expect(await planOf('free')).toBe('Pro');
  expect(await planOf('trialEnded')).toBeNull();
});

test('the record of an installation that was removed is deleted', async () => {
  await server.emulator.perform('cloned', { action: 'buy', plan: 'Basic' });
  expect(await planOf('cloned')).toBe('Basic');
  const removed = await server.emulator.perform('cloned', { action: 'remove' });
  expect(removed.deliveries).toMatchObject([{ state: 'delivered' }]);
  expect(await planOf('cloned')).toBeNull();
});

test('an event that cannot be handled is sent again', async () => {
  const { emulator } = server;
  emulator.faults.add({ kind: 'status', status: 503, operation: 'get-app-instance', count: 1 });
  const { deliveries } = await emulator.perform('trial', { action: 'changePlan', plan: 'Basic' });
  expect(deliveries).toMatchObject([{ state: 'retrying', attempts: [{ status: 500 }] }]);
  expect(await planOf('trial')).toBeNull();
  emulator.clock.advance(60 * 60 * 1000);
  await emulator.events.settled();
  expect(emulator.events.entries).toMatchObject([{ state: 'delivered' }]);
  expect(await planOf('trial')).toBe('Basic');
});

test('what Wix has not signed for this app changes nothing', async () => {
  const record = await ask('get-installation', 'multilingual');
  server.emulator.clearRequests();
  const stranger = createEmulator({ appId: server.emulator.env.WIX_CLIENT_ID });
  sendEventsOf(stranger);
  const { deliveries } = await stranger.perform('multilingual', { action: 'remove' });
  expect(deliveries).toMatchObject([{ attempts: [{ status: 500 }] }]);
  stranger.reset();
  expect(server.emulator.requests).toEqual([]);
  expect(await ask('get-installation', 'multilingual')).toEqual(record);
});

test.each([
  ['no JWT', 'x', undefined, 500, 'INTERNAL'],
  ['nothing', '', undefined, 500, 'INTERNAL'],
  ['too much', 'x'.repeat(200_000), undefined, 413, 'BAD_REQUEST'],
  ['what cannot be read', 'x', 'text/plain; charset=none', 415, 'BAD_REQUEST'],
])('%s is refused as JSON, without a word of why', async (_, body, contentType, status, code) => {
  const answer = await post(body, contentType);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toEqual({
    error: { code, message: expect.any(String), requestId: expect.any(String) },
  });
});

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Installations, migrate, openInstallations } from 'example-installations';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppInstanceEvent, Delivery, InstanceKey } from 'wix-emulator';
import { events } from '../app/instance-events.js';
import { EXAMPLE_ROOT, type RunningApp, startApp } from '../support/start-app.js';
import { describeWay } from './conformance.js';
import { documentedCosts } from './costs.js';
import { type DatabaseServer, startLibsqlServer } from './databases/libsql-server.js';
import { httpWay } from './http-way.js';

const minute = 60 * 1000;

let database: DatabaseServer;
let env: Record<string, string>;
let app: RunningApp;
/** The app's own records, as the app has them. */
let records: Installations;

beforeAll(async () => {
  // The app logs every failure that the tests make.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  database = await startLibsqlServer();
  env = { DATABASE_URL: database.url };
  await migrate(database);
  records = await openInstallations(database);
  app = await startApp(EXAMPLE_ROOT, env);
});
afterAll(async () => {
  await app?.close();
  await records?.close();
  await database?.close();
});
beforeEach(() => app.reset());

const notClosed = async () => {};

describeWay(
  'GET /api/get-installation',
  async () => httpWay({ ...app, close: notClosed }, '/api/get-installation'),
  {
    method: 'GET',
    row: 'Astro endpoint, own database',
    expected: ({ instance: { instanceId } }) => ({
      instanceId,
      firstSeenAt: expect.any(String),
      plan: null,
      updatedAt: expect.any(String),
    }),
    operations: ['token-info'],
  },
);

describeWay(
  'GET /api/get-instance',
  async () => httpWay({ ...app, close: notClosed }, '/api/get-instance'),
  { method: 'GET' },
);

/** Asks an endpoint for an installation, as its visitor. */
async function ask(name: string, instance: InstanceKey) {
  const headers = { authorization: app.token('visitor', instance) };
  const answer = await fetch(new URL(`/api/${name}`, app.url), { headers });
  return { status: answer.status, text: await answer.text() };
}

async function recordOf(instance: InstanceKey): Promise<Record<string, unknown>> {
  const { status, text } = await ask('get-installation', instance);
  expect(status, text).toBe(200);
  return JSON.parse(text);
}

async function send(instance: InstanceKey, event: AppInstanceEvent): Promise<Delivery | undefined> {
  const deliveries = await app.emulator.events.send(instance, event);
  expect(deliveries).toHaveLength(1);
  return deliveries[0];
}

async function forget(...instances: InstanceKey[]): Promise<void> {
  for (const key of instances) {
    await records.forget(app.emulator.instances[key].instance.instanceId);
  }
}

const installed: AppInstanceEvent = { type: 'AppInstalled', data: {} };
const removed: AppInstanceEvent = { type: 'AppRemoved', data: {} };

describe('the plan in the app’s own records', () => {
  test.each(events.filter(({ type }) => type !== 'AppRemoved'))(
    '$type notes it for the installation of the event, and no other one',
    async (event) => {
      const others: InstanceKey[] = ['free', 'trial'];
      await forget('premium', ...others);
      await send('premium', event);
      expect(await recordOf('premium')).toMatchObject({ plan: 'Pro' });
      for (const key of others) expect(await recordOf(key)).toMatchObject({ plan: null });
    },
  );

  test('is that of each installation, when the events of two come at once', async () => {
    app.emulator.update('free', ({ instance, ...rest }) => ({
      ...rest,
      instance: { ...instance, isFree: false, billing: { packageName: 'Basic' } },
    }));
    await Promise.all([send('free', installed), send('premium', installed)]);
    expect((await recordOf('free')).plan).toBe('Basic');
    expect((await recordOf('premium')).plan).toBe('Pro');
  });

  test('is none on the free plan, whatever package there was before', async () => {
    app.emulator.update('premium', ({ instance, ...rest }) => ({
      ...rest,
      instance: { ...instance, isFree: true },
    }));
    await send('premium', installed);
    expect((await recordOf('premium')).plan).toBeNull();
  });

  test('is forgotten with the installation', async () => {
    await send('premium', installed);
    const { instanceId, firstSeenAt } = await recordOf('premium');
    const { deliveries } = await app.emulator.perform('premium', { action: 'remove' });
    expect(deliveries).toMatchObject([{ type: 'AppRemoved', state: 'delivered' }]);
    const next = await records.see(String(instanceId));
    expect(next.plan).toBeNull();
    expect(Date.parse(next.firstSeenAt)).toBeGreaterThan(Date.parse(String(firstSeenAt)));
  });

  test('survives a removal that comes after the app was installed again', async () => {
    await forget('premium');
    const { firstSeenAt } = await recordOf('premium');
    await send('premium', removed);
    expect(await recordOf('premium')).toMatchObject({ firstSeenAt, plan: 'Pro' });
  });

  test.each(['client-credentials', 'get-app-instance'] as const)(
    'is noted when Wix sends the event again, if Wix failed at %s at first',
    async (operation) => {
      await forget('premium');
      app.emulator.faults.add({ kind: 'status', status: 503, operation });
      const delivery = await send('premium', installed);
      expect(delivery).toMatchObject({ state: 'retrying', attempts: [{ status: 500 }] });
      expect((await recordOf('premium')).plan).toBeNull();
      app.emulator.faults.clear();
      app.emulator.clock.advance(minute);
      await app.emulator.events.settled();
      expect((await recordOf('premium')).plan).toBe('Pro');
    },
  );

  test('survives a restart of the app', async () => {
    await send('premium', installed);
    const before = await recordOf('premium');
    await app.close();
    app = await startApp(EXAMPLE_ROOT, env);
    expect(await recordOf('premium')).toEqual(before);
  });
});

function calculateFees(instance: string, metadata: { currency?: string } = {}) {
  const path = '/v1/calculate-additional-fees';
  return app.emulator.callServicePlugin({ instance, path, metadata, request: { lineItems: [] } });
}

describe('the fee', () => {
  const fee = {
    code: 'free-plan',
    name: 'Service fee',
    price: '1.00',
    taxDetails: { taxable: true },
  };

  test('is that of the free plan, in the currency of the order', async () => {
    const [free, premium] = await Promise.all([
      calculateFees('free', { currency: 'ILS' }),
      calculateFees('premium', { currency: 'EUR' }),
    ]);
    expect([free.status, premium.status]).toEqual([200, 200]);
    expect(JSON.parse(free.body)).toEqual({ additionalFees: [fee], currency: 'ILS' });
    expect(JSON.parse(premium.body)).toEqual({ additionalFees: [], currency: 'EUR' });
  });

  test.each([
    ['Wix fails', () => app.emulator.faults.add({ kind: 'status', status: 503 }), 'free'],
    ['the app was removed', () => {}, 'removed'],
  ] as const)('is refused if %s', async (_, arrange, instance) => {
    arrange();
    expect((await calculateFees(instance)).status).toBe(500);
  });
});

test.each([
  ['Event extension', () => send('premium', installed)],
  ['Service plugin', () => calculateFees('premium')],
])('%s: it costs what the guide says', async (row, run) => {
  const { cold, warm } = await documentedCosts(row);
  await run();
  await run();
  // Polled, as telemetry comes in the background.
  const asked = () => app.emulator.calls.map(({ requests }) => requests.length);
  await expect.poll(asked).toEqual([cold, warm]);
});

describe('without its database', () => {
  const start = async (own: Record<string, string>) => {
    await app.close();
    app = await startApp(EXAMPLE_ROOT, own);
    return ask('get-installation', 'premium');
  };
  afterAll(() => start(env));

  test('the log says that DATABASE_URL is missing, and the answer does not: 503', async () => {
    const { status, text } = await start({});
    expect(status).toBe(503);
    expect(JSON.parse(text).error).toMatchObject({
      code: 'NO_DATABASE',
      message: "The app's records are not available.",
    });
    const logged = () => vi.mocked(console.error).mock.calls.join('\n');
    await expect.poll(logged).toContain('Caused by Error: DATABASE_URL is missing.');
    expect((await ask('get-instance', 'premium')).status).toBe(200);
    expect(await send('premium', installed)).toMatchObject({ attempts: [{ status: 500 }] });
  });

  test.each([
    ['is not there', 'http://127.0.0.1:9'],
    ['is of a kind that a worker cannot reach', 'postgres://user:hunter2@127.0.0.1:9/x'],
  ])('the app keeps to itself why one that %s cannot be used: 500', async (_, url) => {
    const { status, text } = await start({ DATABASE_URL: url });
    expect(status).toBe(500);
    expect(JSON.parse(text).error).toMatchObject({ code: 'INTERNAL' });
    expect(text).not.toMatch(/127\.0\.0\.1|hunter2|postgres/);
  });
});

test('the bundle has neither native code nor the driver of Postgres', async () => {
  const folder = path.join(EXAMPLE_ROOT, 'dist/_worker.js');
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const sources = await Promise.all(
    files
      .filter((file) => file.isFile())
      .map((file) => readFile(path.join(file.parentPath, file.name), 'utf8')),
  );
  const all = sources.join('\n');
  expect(all).toContain('on conflict (instance_id)');
  expect(all).not.toMatch(/neon-rs|pg-protocol|pg-pool|advisory|createRequire/);
});

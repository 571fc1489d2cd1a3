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
    'the event $type stores the plan of its instance, and of no other',
    async (event) => {
      const others: InstanceKey[] = ['free', 'trial'];
      await forget('premium', ...others);
      await send('premium', event);
      expect(await recordOf('premium')).toMatchObject({ plan: 'Pro' });
      for (const key of others) expect(await recordOf(key)).toMatchObject({ plan: null });
    },
  );

  test('two events that arrive at once store the plan of each instance', async () => {
    app.emulator.update('free', ({ instance, ...rest }) => ({
      ...rest,
      instance: { ...instance, isFree: false, billing: { packageName: 'Basic' } },
    }));
    await Promise.all([send('free', installed), send('premium', installed)]);
    expect((await recordOf('free')).plan).toBe('Basic');
    expect((await recordOf('premium')).plan).toBe('Pro');
  });

  test('a record has no plan if the instance is on the free plan, even if Wix names a package', async () => {
    app.emulator.update('premium', ({ instance, ...rest }) => ({
      ...rest,
      instance: { ...instance, isFree: true },
    }));
    await send('premium', installed);
    expect((await recordOf('premium')).plan).toBeNull();
  });

  test('the record of an instance is deleted when the instance is removed', async () => {
    await send('premium', installed);
    const { instanceId, firstSeenAt } = await recordOf('premium');
    const { deliveries } = await app.emulator.perform('premium', { action: 'remove' });
    expect(deliveries).toMatchObject([{ type: 'AppRemoved', state: 'delivered' }]);
    const next = await records.see(String(instanceId));
    expect(next.plan).toBeNull();
    expect(Date.parse(next.firstSeenAt)).toBeGreaterThan(Date.parse(String(firstSeenAt)));
  });

  test('a late removal event does not delete the record of an instance that was installed again', async () => {
    await forget('premium');
    const { firstSeenAt } = await recordOf('premium');
    await send('premium', removed);
    expect(await recordOf('premium')).toMatchObject({ firstSeenAt, plan: 'Pro' });
  });

  test.each(['client-credentials', 'get-app-instance'] as const)(
    'the plan is stored when Wix sends the event again after a failure at %s',
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

  test('a record survives a restart of the app', async () => {
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

describe('the service plugin for fees', () => {
  const fee = {
    code: 'free-plan',
    name: 'Service fee',
    price: '1.00',
    taxDetails: { taxable: true },
  };

  test('the service plugin adds a fee on the free plan only, in the currency of the order', async () => {
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
  ] as const)('the service plugin answers 500 if %s', async (_, arrange, instance) => {
    arrange();
    expect((await calculateFees(instance)).status).toBe(500);
  });
});

test.each([
  ['Event extension', () => send('premium', installed)],
  ['Service plugin', () => calculateFees('premium')],
])(
  'the row "%s" of docs/choosing.md has the measured number of requests to Wix',
  async (row, run) => {
    const { cold, warm } = await documentedCosts(row);
    await run();
    await run();
    // Polled, as telemetry comes in the background.
    const asked = () => app.emulator.calls.map(({ requests }) => requests.length);
    await expect.poll(asked).toEqual([cold, warm]);
  },
);

describe('the app without its database', () => {
  const start = async (own: Record<string, string>) => {
    await app.close();
    app = await startApp(EXAMPLE_ROOT, own);
    return ask('get-installation', 'premium');
  };
  afterAll(() => start(env));

  test('GET /api/get-installation answers 503 without DATABASE_URL, and only the log says why', async () => {
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
    ['is unreachable', 'http://127.0.0.1:9'],
    ['is of a kind that a worker cannot use', 'postgres://user:hunter2@127.0.0.1:9/x'],
  ])('GET /api/get-installation answers 500 without details if the database %s', async (_, url) => {
    const { status, text } = await start({ DATABASE_URL: url });
    expect(status).toBe(500);
    expect(JSON.parse(text).error).toMatchObject({ code: 'INTERNAL' });
    expect(text).not.toMatch(/127\.0\.0\.1|hunter2|postgres/);
  });
});

test('the bundle contains neither native code nor the Postgres driver', async () => {
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

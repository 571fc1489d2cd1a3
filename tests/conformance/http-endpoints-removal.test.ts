import { type Installations, migrate, openInstallations } from 'example-installations';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppInstanceEvent, Emulator } from 'wix-emulator';
import { events } from '../app/instance-events.js';
import { captureLog } from '../support/capture-log.js';
import { EXAMPLE_ROOT, type RunningApp, startApp } from '../support/start-app.js';
import { type DatabaseServer, startLibsqlServer } from './databases/libsql-server.js';

const minute = 60 * 1000;
const removed: AppInstanceEvent = { type: 'AppRemoved', data: {} };

/** The app logs every failure that the tests cause. */
const log = captureLog();

let database: DatabaseServer;
let app: RunningApp;
/** The app's own records, as the app has them. */
let records: Installations;

beforeAll(async () => {
  database = await startLibsqlServer();
  await migrate(database);
  records = await openInstallations(database);
  app = await startApp(EXAMPLE_ROOT, { DATABASE_URL: database.url });
});
afterAll(async () => {
  await app?.close();
  await records?.close();
  await database?.close();
});
beforeEach(() => app.reset());

const idOf = (key: 'premium' | 'cloned') => app.emulator.instances[key].instance.instanceId;

type Outage = Parameters<Emulator['faults']['add']>[0];

function failGrants(outage: Outage): void {
  app.emulator.faults.add({ ...outage, operation: 'client-credentials' });
}

/** Hands the app's requests for a token on with another secret, for the emulator to refuse. */
function useWrongSecret(): void {
  app.faults.set('/oauth2/token', async (request) => {
    const body = JSON.stringify({ ...JSON.parse(await request.text()), client_secret: 'wrong' });
    const { url, method, headers } = request;
    return app.emulator.fetch(new Request(url, { method, headers, body }));
  });
}

/** Each way in which Wix does not say that an instance is gone. */
const outages: [string, () => void][] = [
  ...[500, 429, 408, 401].map((status): [string, () => void] => [
    `responds with ${status}`,
    () => failGrants({ kind: 'status', status }),
  ]),
  ['resets the connection', () => failGrants({ kind: 'reset' })],
  ['responds with malformed JSON', () => failGrants({ kind: 'malformed' })],
  ['refuses the app’s secret', useWrongSecret],
];

describe.each(outages)('a removal event if Wix %s', (outage, fail) => {
  test(`a removal event is sent again and deletes no record of an installed instance if Wix ${outage}`, async () => {
    await records.notePlan(idOf('premium'), 'Pro', new Date());
    const record = await records.see(idOf('premium'));
    fail();
    const [delivery] = await app.emulator.events.send('premium', removed);
    expect(delivery).toMatchObject({ state: 'retrying', attempts: [{ status: 500 }] });
    expect(await records.see(idOf('premium'))).toEqual(record);
  });

  test(`the record of a removed instance is deleted on the next attempt if Wix at first ${outage}`, async () => {
    await records.forget(idOf('cloned'));
    await records.notePlan(idOf('cloned'), 'Pro', new Date());
    fail();
    const { deliveries } = await app.emulator.perform('cloned', { action: 'remove' });
    expect(deliveries).toMatchObject([{ state: 'retrying', attempts: [{ status: 500 }] }]);
    expect((await records.see(idOf('cloned'))).plan).toBe('Pro');
    app.emulator.faults.clear();
    app.faults.clear();
    app.emulator.clock.advance(minute);
    await app.emulator.events.settled();
    expect(app.emulator.events.entries.at(-1)).toMatchObject({ state: 'delivered' });
    expect((await records.see(idOf('cloned'))).plan).toBeNull();
  });
});

test('a removal event is sent again if Wix grants a token but does not return the instance', async () => {
  const record = await records.see(idOf('premium'));
  app.emulator.faults.add({ kind: 'status', status: 404, operation: 'get-app-instance' });
  const [delivery] = await app.emulator.events.send('premium', removed);
  expect(delivery).toMatchObject({ state: 'retrying', attempts: [{ status: 500 }] });
  expect(await records.see(idOf('premium'))).toEqual(record);
});

describe('the log of a failed event', () => {
  const linesOf = (type: string) => {
    const start = `The event ${type} of the instance ${idOf('premium')} `;
    return log.flatMap((text) => text.split('\n')).filter((line) => line.includes(start));
  };

  test.each(events)(
    'a failed $type event is one line in the log, with the reason',
    async (event) => {
      failGrants({ kind: 'status', status: 503 });
      await app.emulator.events.send('premium', event);
      await vi.waitFor(() => expect(linesOf(event.type)).toHaveLength(1), { timeout: 20_000 });
      const reason =
        event.type === 'AppRemoved' ? 'status 503, INJECTED_FAULT.' : "Wix's SDK failed";
      expect(linesOf(event.type)[0]).toContain(reason);
    },
  );

  test('a failed event is one line in the log, without the error text of Wix', async () => {
    const message = 'owner@example.com\nIST.a-token';
    app.faults.set('/apps/v1/instance', () => Response.json({ message }, { status: 500 }));
    await app.emulator.events.send('premium', { type: 'PaidPlanPurchased', data: {} });
    await vi.waitFor(() => expect(linesOf('PaidPlanPurchased')).toHaveLength(1), {
      timeout: 20_000,
    });
    expect(linesOf('PaidPlanPurchased')[0]).toContain('status 500');
    expect(log.join('\n')).not.toMatch(/owner@|IST\./);
  });
});

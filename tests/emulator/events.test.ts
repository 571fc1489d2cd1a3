import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AppInstanceEvent, AttachedApp } from 'wix-emulator';
import { eventTimeoutMs, HOST_ROOT, type RunningApp, startApp } from '../support/start-app.js';
import { conductHandlers, takeReceivedEvents } from './received-events.js';

let app: RunningApp;

beforeAll(async () => {
  app = await startApp(HOST_ROOT);
});
afterAll(() => app?.close());
beforeEach(async () => {
  app.reset();
  await conductHandlers(app, {});
  await takeReceivedEvents(app);
});

const minute = 60 * 1000;
const operationTimeStamp = new Date('2031-05-06T07:08:09.123Z');
const expiresOn = new Date('2032-05-06T07:08:09.123Z');
const plan = { operationTimeStamp, vendorProductId: 'Pro', cycle: 'YEARLY' } as const;
const invoiceId = '1032985116';

const events: readonly (readonly [handler: string, event: AppInstanceEvent])[] = [
  [
    'onAppInstanceInstalled',
    { type: 'AppInstalled', data: { appId: 'an app', originInstanceId: 'another' } },
  ],
  ['onAppInstanceRemoved', { type: 'AppRemoved', data: { appId: 'an app' } }],
  [
    'onAppInstancePaidPlanPurchased',
    {
      type: 'PaidPlanPurchased',
      data: { ...plan, expiresOn, couponName: 'WELCOME20', invoiceId },
    },
  ],
  [
    'onAppInstancePaidPlanChanged',
    {
      type: 'PaidPlanChanged',
      data: { ...plan, previousVendorProductId: 'Basic', previousCycle: 'MONTHLY', invoiceId },
    },
  ],
  [
    'onAppInstancePaidPlanAutoRenewalCancelled',
    {
      type: 'PaidPlanAutoRenewalCancelled',
      data: { ...plan, cancelReason: 'USER_CANCEL', cancelledDuringFreeTrial: 'DURING_FREE_TRIAL' },
    },
  ],
  [
    'onAppInstancePlanConvertedToPaid',
    { type: 'PlanConvertedToPaid', data: { ...plan, expiresOn } },
  ],
  [
    'onAppInstancePlanReactivated',
    {
      type: 'PlanReactivated',
      data: { ...plan, expiresOn, invoiceId, reason: 'AUTO_RENEW_TURNED_ON' },
    },
  ],
  ['onAppInstancePlanTransferred', { type: 'PlanTransferred', data: { ...plan, invoiceId } }],
];

test.each(events)('%s() receives its event', async (handler, event) => {
  const { instanceId } = app.emulator.instances.free.instance;
  const deliveries = await app.emulator.events.send('free', event);
  expect(deliveries).toMatchObject([{ type: event.type, state: 'delivered' }]);
  expect(await takeReceivedEvents(app)).toEqual([
    {
      handler,
      data: event.data,
      metadata: {
        instanceId,
        identity: {
          identityType: 'WIX_USER',
          wixUserId: app.emulator.callers.owner.claims.subjectId,
        },
      },
      // Elevated calls of the handler are for the event's instance.
      instanceId,
    },
  ]);
});

const installed: AppInstanceEvent = { type: 'AppInstalled', data: { appId: 'an app' } };

describe('event handlers that throw', () => {
  test('an event handler that throws gets the event again when the clock moves, until it succeeds', async () => {
    const { clock, events } = app.emulator;
    await conductHandlers(app, { failures: 2 });
    expect(await events.send('premium', installed)).toMatchObject([
      { state: 'retrying', attempts: [{ status: 500 }] },
    ]);
    clock.advance(minute);
    await events.settled();
    expect(events.entries).toMatchObject([{ state: 'retrying', attempts: [{}, { status: 500 }] }]);
    expect(await takeReceivedEvents(app)).toEqual([]);
    clock.advance(10 * minute);
    await events.settled();
    expect(events.entries).toMatchObject([
      { state: 'delivered', attempts: [{}, {}, { status: 200 }] },
    ]);
    expect(await takeReceivedEvents(app)).toMatchObject([{ handler: 'onAppInstanceInstalled' }]);
  });

  test('an event handler that always throws gets the event 13 times in all', async () => {
    const { clock, events } = app.emulator;
    await conductHandlers(app, { failures: 100 });
    await events.send('premium', installed);
    clock.advance(48 * 60 * minute);
    await events.settled();
    const [delivery] = events.entries;
    expect(delivery?.state).toBe('failed');
    expect(delivery?.attempts).toHaveLength(13);
  });
});

test('an event handler that takes longer than 1250 ms gets the event again', async () => {
  const { clock, events } = app.emulator;
  await conductHandlers(app, { delayMs: 2500 });
  // As patient as Wix at first.
  const attached: AttachedApp & { eventTimeoutMs?: number } = {
    url: app.url,
    methods: async () => [],
  };
  const detach = app.emulator.attachApp(attached);
  expect(await events.send('premium', installed)).toMatchObject([
    { state: 'retrying', attempts: [{ status: 0 }] },
  ]);
  attached.eventTimeoutMs = eventTimeoutMs;
  await conductHandlers(app, {});
  clock.advance(minute);
  await events.settled();
  expect(events.entries).toMatchObject([{ state: 'delivered', attempts: [{}, { status: 200 }] }]);
  detach();
});

describe('the signatures of events', () => {
  /** What the emulator would post to the app, caught on its way. */
  async function catchEvent(): Promise<{ url: string; jwt: string }> {
    const manifest = await fetch(`${app.url}/_wix/app-manifest.json`).then((it) => it.text());
    let jwt = '';
    const server = createServer(async (request, response) => {
      if (request.method === 'POST') jwt = await text(request);
      response.end(manifest);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    app.emulator.attachApp({ url, methods: async () => [], eventTimeoutMs });
    const [delivery] = await app.emulator.events.send('premium', installed);
    app.emulator.attachApp({ url: app.url, methods: async () => [], eventTimeoutMs });
    await new Promise((resolve) => server.close(resolve));
    return { url: app.url + delivery?.path, jwt };
  }

  const post = async (url: string, body: string) => {
    const headers = { 'content-type': 'application/jwt' };
    const { status } = await fetch(url, { method: 'POST', headers, body });
    return status;
  };

  test('the app refuses an event that Wix has not signed, and one that has expired', async () => {
    const { url, jwt } = await catchEvent();
    const [header, payload, signature] = jwt.split('.');
    expect(await post(url, jwt)).toBe(200);
    expect(
      await post(url, [header, payload, signature?.split('').reverse().join('')].join('.')),
    ).toBe(500);
    const forged = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString());
    const other = Buffer.from(JSON.stringify({ ...forged, iat: forged.iat + 1 })).toString(
      'base64url',
    );
    expect(await post(url, [header, other, signature].join('.'))).toBe(500);
    expect(await post(url, 'not.a.token')).toBe(500);
    app.emulator.clock.advance(24 * 60 * minute);
    expect(await post(url, jwt)).toBe(500);
    expect(await takeReceivedEvents(app)).toHaveLength(1);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { InstanceKey, LifecycleAction } from 'wix-emulator';
import { HOST_ROOT, type RunningApp, startApp } from '../support/start-app.js';
import { resultOf, takeReceivedEvents } from './received-events.js';

let app: RunningApp;

beforeAll(async () => {
  app = await startApp(HOST_ROOT);
});
afterAll(() => app?.close());
beforeEach(async () => {
  app.reset();
  await takeReceivedEvents(app);
});

const day = 24 * 60 * 60 * 1000;
const aDate = expect.any(Date);

/** What the app itself is told of an instance. */
const getInstance = (instance: string) =>
  resultOf(app, 'backend/instance/getInstance', { instance });

const changes: readonly (readonly [
  instance: InstanceKey,
  action: LifecycleAction,
  handler: string,
  data: object,
  answer: object,
])[] = [
  [
    'free',
    { action: 'buy', plan: 'Pro', cycle: 'MONTHLY' },
    'onAppInstancePaidPlanPurchased',
    { vendorProductId: 'Pro', cycle: 'MONTHLY', operationTimeStamp: aDate },
    { instance: { isFree: false, billing: { packageName: 'Pro', billingCycle: 'MONTHLY' } } },
  ],
  [
    'free',
    { action: 'startTrial', plan: 'Basic' },
    'onAppInstancePaidPlanPurchased',
    { vendorProductId: 'Basic', cycle: 'YEARLY', expiresOn: aDate },
    {
      instance: {
        isFree: false,
        freeTrialAvailable: false,
        billing: { packageName: 'Basic', freeTrialInfo: { status: 'IN_PROGRESS' } },
      },
    },
  ],
  [
    'premium',
    { action: 'changePlan', plan: 'Basic' },
    'onAppInstancePaidPlanChanged',
    { vendorProductId: 'Basic', previousVendorProductId: 'Pro', previousCycle: 'YEARLY' },
    { instance: { billing: { packageName: 'Basic' } } },
  ],
  [
    'premium',
    { action: 'cancel' },
    'onAppInstancePaidPlanAutoRenewalCancelled',
    { vendorProductId: 'Pro', cancelledDuringFreeTrial: 'NOT_DURING_FREE_TRIAL' },
    { instance: { isFree: false, billing: { autoRenewing: false } } },
  ],
  [
    'cancelled',
    { action: 'reactivate' },
    'onAppInstancePlanReactivated',
    { vendorProductId: 'Pro', reason: 'AUTO_RENEW_TURNED_ON' },
    { instance: { billing: { autoRenewing: true } } },
  ],
  [
    'premium',
    { action: 'transfer' },
    'onAppInstancePlanTransferred',
    { vendorProductId: 'Pro', invoiceId: '1032985116' },
    {
      instance: { billing: { packageName: 'Pro' } },
      site: { ownerInfo: { email: 'new-owner@example.com' } },
    },
  ],
  ['removed', { action: 'install' }, 'onAppInstanceInstalled', {}, { instance: { isFree: true } }],
];

test.each(changes)(
  'for the %s instance, the action %o sends an event and changes the app’s data',
  async (instance, action, handler, data, answer) => {
    const { instanceId } = app.emulator.instances[instance].instance;
    const outcome = await app.emulator.perform(instance, action);
    expect(outcome).toMatchObject({ key: instance, deliveries: [{ state: 'delivered' }] });
    expect(await takeReceivedEvents(app)).toMatchObject([
      { handler, data, metadata: { instanceId }, instanceId },
    ]);
    expect(await getInstance(instance)).toMatchObject(answer);
  },
);

test('an app that is removed receives an event, and then no more data of the instance', async () => {
  const { instanceId } = app.emulator.instances.premium.instance;
  await app.emulator.perform('premium', { action: 'remove' });
  const [event] = await takeReceivedEvents(app);
  expect(event).toMatchObject({ handler: 'onAppInstanceRemoved', metadata: { instanceId } });
  expect(event).not.toHaveProperty('instanceId');
  await expect(getInstance('premium')).rejects.toThrow();
});

test('a cloned instance has its own id, and no plan', async () => {
  const { instanceId: originInstanceId } = app.emulator.instances.premium.instance;
  const { key } = await app.emulator.perform('premium', { action: 'clone' });
  expect(key).toBe('premium-copy');
  const instanceId = app.emulator.instances[key]?.instance.instanceId;
  expect(await takeReceivedEvents(app)).toMatchObject([
    { handler: 'onAppInstanceInstalled', data: { originInstanceId }, instanceId },
  ]);
  expect(await getInstance(key)).toMatchObject({
    instance: { instanceId, originInstanceId, isFree: true },
  });
  expect((await app.emulator.perform('premium', { action: 'clone' })).key).toBe('premium-copy-2');
  await app.emulator.perform(key, { action: 'buy', plan: 'Basic' });
  expect(await getInstance('premium')).toMatchObject({
    instance: { instanceId: originInstanceId, billing: { packageName: 'Pro' } },
  });
});

test('an action that does not fit the instance fails and changes nothing', async () => {
  const { instances } = app.emulator;
  await expect(app.emulator.perform('free', { action: 'cancel' })).rejects.toThrow(
    'free has no plan to cancel. Buy one first.',
  );
  expect(app.emulator.instances).toEqual(instances);
  expect(await takeReceivedEvents(app)).toEqual([]);
});

describe('the passing of time', () => {
  test('a trial turns into a paid plan when it ends', async () => {
    const { instanceId } = app.emulator.instances.trial.instance;
    app.emulator.clock.advance(11 * day);
    await app.emulator.events.settled();
    expect(await takeReceivedEvents(app)).toMatchObject([
      {
        handler: 'onAppInstancePlanConvertedToPaid',
        data: { vendorProductId: 'Pro', cycle: 'YEARLY', expiresOn: expect.any(Date) },
        instanceId,
      },
    ]);
    expect(await getInstance('trial')).toMatchObject({
      instance: { billing: { freeTrialInfo: { status: 'ENDED', endDate: expect.any(Date) } } },
    });
  });

  test('a trial that was canceled leaves the instance free when it ends', async () => {
    await app.emulator.perform('trial', { action: 'cancel' });
    expect(await takeReceivedEvents(app)).toMatchObject([
      { data: { cancelledDuringFreeTrial: 'DURING_FREE_TRIAL' } },
    ]);
    app.emulator.clock.advance(11 * day);
    await app.emulator.events.settled();
    expect(await takeReceivedEvents(app)).toEqual([]);
    const { instance } = await getInstance('trial');
    expect(instance).toMatchObject({ isFree: true, freeTrialAvailable: false });
    expect(instance.billing).toBeUndefined();
  });

  test('a plan is renewed at its end, or expires if it was canceled', async () => {
    const before = app.emulator.instances.premium.instance.billing;
    app.emulator.clock.advance(300 * day);
    const { instance } = await getInstance('premium');
    expect(instance.isFree).toBe(false);
    expect(instance.billing.invoiceId).not.toBe(before?.invoiceId);
    expect(Date.parse(instance.billing.expirationDate)).toBeGreaterThan(app.emulator.clock.now());
    expect((await getInstance('cancelled')).instance).toMatchObject({ isFree: true });
  });
});

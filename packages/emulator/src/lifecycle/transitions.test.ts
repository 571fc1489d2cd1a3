import { randomUUID as newId } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { LifecycleAction } from '../model/lifecycle-action.js';
import { defaultSeed, type InstanceKey, instanceKeys } from '../seed/default-seed.js';
import { EmulatorError } from '../util/emulator-error.js';
import { transition } from './transitions.js';

const now = Date.parse('2031-05-06T07:08:09.000Z');
const appId = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';
const seeded = defaultSeed(now).instances;

const inDays = (days: number) => new Date(now + days * 24 * 60 * 60 * 1000);
const guid = expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/);
const invoiceId = expect.stringMatching(/^\d{10}$/);

const act = (key: InstanceKey, action: LifecycleAction) =>
  transition(seeded[key], action, { key, appId, now, newId });

const actions = {
  install: { action: 'install' },
  remove: { action: 'remove' },
  clone: { action: 'clone' },
  buy: { action: 'buy', plan: 'Pro' },
  changePlan: { action: 'changePlan', plan: 'Basic' },
  startTrial: { action: 'startTrial', plan: 'Pro' },
  cancel: { action: 'cancel' },
  reactivate: { action: 'reactivate' },
  transfer: { action: 'transfer' },
} as const satisfies Record<LifecycleAction['action'], LifecycleAction>;

const removed = 'The app is not installed on removed. Install it first.';
const onTrial = 'trial already has a trial of the plan "Pro". It is paid for when';
const hasPlan = (key: string) => `${key} already has the plan "Pro". Change it instead.`;
const noPlan = (key: string, purpose: string) => `${key} has no plan to ${purpose}. Buy one first.`;
const renews = (key: string) => `${key} already renews its plan automatically.`;
const cancelled = 'cancelled already cancelled the renewal of its plan. Reactivate it first.';

/** Why an action is refused, by the seeded instances that it does not fit. */
const refusals: Record<keyof typeof actions, Partial<Record<InstanceKey, string>>> = {
  install: Object.fromEntries(
    instanceKeys
      .filter((key) => key !== 'removed')
      .map((key) => [key, `The app is already installed on ${key}.`]),
  ),
  remove: { removed },
  clone: { removed },
  buy: {
    premium: hasPlan('premium'),
    trial: onTrial,
    trialEnded: hasPlan('trialEnded'),
    cancelled: hasPlan('cancelled'),
    multilingual: hasPlan('multilingual'),
    removed,
  },
  startTrial: {
    premium: hasPlan('premium'),
    trial: onTrial,
    trialEnded: hasPlan('trialEnded'),
    cancelled: hasPlan('cancelled'),
    multilingual: hasPlan('multilingual'),
    removed,
  },
  changePlan: { free: noPlan('free', 'change'), cloned: noPlan('cloned', 'change'), removed },
  cancel: {
    free: noPlan('free', 'cancel'),
    cloned: noPlan('cloned', 'cancel'),
    cancelled,
    removed,
  },
  reactivate: {
    free: noPlan('free', 'reactivate'),
    cloned: noPlan('cloned', 'reactivate'),
    premium: renews('premium'),
    trial: renews('trial'),
    trialEnded: renews('trialEnded'),
    multilingual: renews('multilingual'),
    removed,
  },
  transfer: { free: noPlan('free', 'transfer'), cloned: noPlan('cloned', 'transfer'), removed },
};

const events = {
  install: 'AppInstalled',
  remove: 'AppRemoved',
  clone: 'AppInstalled',
  buy: 'PaidPlanPurchased',
  changePlan: 'PaidPlanChanged',
  startTrial: 'PaidPlanPurchased',
  cancel: 'PaidPlanAutoRenewalCancelled',
  reactivate: 'PlanReactivated',
  transfer: 'PlanTransferred',
} as const;

const everyAction = Object.values(actions).flatMap((action) =>
  instanceKeys.map((key) => [action.action, key, action] as const),
);

test.each(everyAction)(
  'transition() performs %s on %s or refuses it with the reason',
  (name, key, action) => {
    const before = structuredClone(seeded[key]);
    const refusal = refusals[name][key];
    if (refusal === undefined) {
      expect(act(key, action).event.type).toBe(events[name]);
    } else {
      expect(() => act(key, action)).toThrow(EmulatorError);
      expect(() => act(key, action)).toThrow(refusal);
    }
    expect(seeded[key]).toEqual(before);
  },
);

describe('the action `buy`', () => {
  test('`buy` starts a yearly plan by default', () => {
    const { appInstance, event } = act('free', actions.buy);
    expect(appInstance.instance).toEqual({
      ...seeded.free.instance,
      isFree: false,
      freeTrialAvailable: false,
      billing: {
        packageName: 'Pro',
        billingCycle: 'YEARLY',
        timeStamp: '2031-05-06T07:08:09.000Z',
        expirationDate: '2032-05-06T07:08:09.000Z',
        autoRenewing: true,
        invoiceId,
        source: '',
        freeTrialInfo: { status: 'NOT_AVAILABLE' },
      },
    });
    expect(event.data).toEqual({
      operationTimeStamp: new Date(now),
      vendorProductId: 'Pro',
      cycle: 'YEARLY',
      expiresOn: new Date('2032-05-06T07:08:09.000Z'),
      invoiceId: appInstance.instance.billing?.invoiceId,
    });
  });

  test.each([
    ['MONTHLY', null, true],
    ['TWO_YEARS', '2033-05-06T07:08:09.000Z', true],
    ['FIVE_YEARS', '2036-05-06T07:08:09.000Z', true],
    ['ONE_TIME', null, false],
  ] as const)(
    '`buy` with the cycle %s sets `expirationDate` to %s',
    (cycle, expirationDate, autoRenewing) => {
      const { appInstance, event } = act('free', { ...actions.buy, cycle });
      expect(appInstance.instance.billing).toMatchObject({ expirationDate, autoRenewing });
      expect('expiresOn' in event.data).toBe(expirationDate !== null);
    },
  );

  test('`buy` refuses an unknown plan only if the instance lists its available plans', () => {
    expect(() => act('free', { action: 'buy', plan: 'Gold' })).toThrow(
      'Unknown plan "Gold". free offers: Basic, Pro.',
    );
    const { free } = seeded;
    const without = { ...free, instance: { ...free.instance, availablePlans: [] } };
    const bought = transition(
      without,
      { action: 'buy', plan: 'Gold' },
      { key: 'x', appId, now, newId },
    );
    expect(bought.appInstance.instance.billing?.packageName).toBe('Gold');
  });
});

describe('the action `startTrial`', () => {
  test('`startTrial` starts a trial of 14 days', () => {
    const { appInstance, event } = act('free', actions.startTrial);
    expect(appInstance.instance).toMatchObject({
      isFree: false,
      freeTrialAvailable: false,
      billing: {
        packageName: 'Pro',
        billingCycle: 'YEARLY',
        expirationDate: inDays(14).toISOString(),
        autoRenewing: true,
        freeTrialInfo: { status: 'IN_PROGRESS' },
      },
    });
    expect(event.data).toMatchObject({ vendorProductId: 'Pro', expiresOn: inDays(14) });
  });

  test('`startTrial` refuses a one-time plan and a second trial', () => {
    expect(() => act('free', { ...actions.startTrial, cycle: 'ONE_TIME' })).toThrow(
      'A one-time plan has no free trial. Choose another billing cycle.',
    );
    const { free } = seeded;
    const used = { ...free, instance: { ...free.instance, freeTrialAvailable: false } };
    expect(() => transition(used, actions.startTrial, { key: 'free', appId, now, newId })).toThrow(
      'free has no free trial left. It already had one, or a plan.',
    );
  });
});

describe('the action `changePlan`', () => {
  test('`changePlan` starts the new plan at once, and its event includes the previous plan', () => {
    const { appInstance, event } = act('premium', actions.changePlan);
    expect(appInstance.instance.billing).toMatchObject({
      packageName: 'Basic',
      billingCycle: 'YEARLY',
      timeStamp: '2031-05-06T07:08:09.000Z',
      expirationDate: '2032-05-06T07:08:09.000Z',
    });
    expect(event.data).toEqual({
      operationTimeStamp: new Date(now),
      vendorProductId: 'Basic',
      cycle: 'YEARLY',
      previousVendorProductId: 'Pro',
      previousCycle: 'YEARLY',
      invoiceId,
    });
  });

  test('`changePlan` can change only the billing cycle, and refuses to change nothing', () => {
    const { event } = act('premium', { action: 'changePlan', plan: 'Pro', cycle: 'MONTHLY' });
    expect(event.data).toMatchObject({ cycle: 'MONTHLY', previousCycle: 'YEARLY' });
    expect(() => act('premium', { action: 'changePlan', plan: 'Pro' })).toThrow(
      'premium already has the plan "Pro" with this billing cycle.',
    );
  });

  test('`changePlan` continues a trial with the new plan, and refuses a one-time plan', () => {
    const { appInstance } = act('trial', actions.changePlan);
    const { billing } = seeded.trial.instance;
    expect(appInstance.instance.billing).toMatchObject({
      packageName: 'Basic',
      timeStamp: billing?.timeStamp,
      expirationDate: billing?.expirationDate,
      freeTrialInfo: { status: 'IN_PROGRESS' },
    });
    expect(() => act('trial', { ...actions.changePlan, cycle: 'ONE_TIME' })).toThrow(
      /one-time plan/,
    );
  });
});

test('`clone` creates another instance without the plan', () => {
  const { appInstance, event } = act('premium', actions.clone);
  const { instance, site } = seeded.premium;
  expect(appInstance).toMatchObject({
    installed: true,
    instance: { instanceId: guid, originInstanceId: instance.instanceId, isFree: true },
    site: { siteId: guid, siteDisplayName: 'Copy of Harbour Street Bakery' },
  });
  expect(appInstance.instance.instanceId).not.toBe(instance.instanceId);
  expect(appInstance.site.siteId).not.toBe(site.siteId);
  expect(appInstance.instance).not.toHaveProperty('billing');
  expect(appInstance.site).not.toHaveProperty('url');
  expect(event.data).toEqual({ appId, originInstanceId: instance.instanceId });
});

test('`install` and `remove` send only the app id and leave the instance data unchanged', () => {
  const gone = act('premium', actions.remove);
  expect(gone.appInstance).toEqual({ ...seeded.premium, installed: false });
  expect(gone.event.data).toEqual({ appId });
  const back = transition(gone.appInstance, actions.install, { key: 'premium', appId, now, newId });
  expect(back.appInstance).toEqual(seeded.premium);
  expect(back.event.data).toEqual({ appId });
});

test.each([
  ['premium', 'NOT_DURING_FREE_TRIAL'],
  ['trial', 'DURING_FREE_TRIAL'],
] as const)('`cancel` of the instance %s sends %s', (key, cancelledDuringFreeTrial) => {
  const { appInstance, event } = act(key, actions.cancel);
  expect(appInstance.instance).toMatchObject({ isFree: false, billing: { autoRenewing: false } });
  expect(event.data).toEqual({
    operationTimeStamp: new Date(now),
    vendorProductId: 'Pro',
    cycle: 'YEARLY',
    cancelReason: 'USER_CANCEL',
    cancelledDuringFreeTrial,
  });
});

test('`reactivate` turns on the renewal and sends the reason', () => {
  const { appInstance, event } = act('cancelled', actions.reactivate);
  expect(appInstance.instance.billing?.autoRenewing).toBe(true);
  expect(event.data).toEqual({
    operationTimeStamp: new Date(now),
    vendorProductId: 'Pro',
    cycle: 'YEARLY',
    expiresOn: inDays(25),
    invoiceId: '1032985118',
    reason: 'AUTO_RENEW_TURNED_ON',
  });
});

test('`cancel` and `reactivate` refuse a one-time plan, which has no renewal', () => {
  const { appInstance } = act('free', { ...actions.buy, cycle: 'ONE_TIME' });
  for (const action of [actions.cancel, actions.reactivate]) {
    expect(() => transition(appInstance, action, { key: 'free', appId, now, newId })).toThrow(
      'free has a one-time plan, which has no renewal to turn on or off.',
    );
  }
});

test('`transfer` changes the owner of the site and leaves the plan unchanged', () => {
  const { appInstance, event } = act('premium', actions.transfer);
  expect(appInstance.instance).toEqual(seeded.premium.instance);
  expect(appInstance.site.ownerInfo?.email).not.toBe(seeded.premium.site.ownerInfo?.email);
  expect(event.data).toEqual({
    operationTimeStamp: new Date(now),
    vendorProductId: 'Pro',
    cycle: 'YEARLY',
    invoiceId: '1032985116',
  });
});

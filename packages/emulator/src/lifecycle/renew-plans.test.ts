import { randomUUID as newId } from 'node:crypto';
import type { appInstances } from '@wix/app-management';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { billingCycles } from '../model/billing-cycles.js';
import type { AppInstance } from '../model/instances/instance-schema.js';
import { defaultSeed, instanceKeys } from '../seed/default-seed.js';
import { nextEnd, planOf } from './plan.js';
import { passTime } from './renew-plans.js';
import { transition } from './transitions.js';

const day = 24 * 60 * 60 * 1000;
const now = Date.parse('2031-05-06T07:08:09.000Z');
const inDays = (days: number) => now + days * day;
const seeded = defaultSeed(now).instances;
const invoiceId = expect.stringMatching(/^\d{10}$/);

const withBilling = (changes: appInstances.BillingInfo, base = seeded.premium): AppInstance => ({
  ...base,
  instance: { ...base.instance, billing: { ...base.instance.billing, ...changes } },
});

describe('a trial', () => {
  test('a trial does not change before its end', () => {
    expect(passTime(seeded.trial, now, inDays(10) - 1)).toBeUndefined();
  });

  test('a trial becomes a paid plan at its end', () => {
    const { appInstance, events } = passTime(seeded.trial, now, inDays(10)) ?? {};
    expect(appInstance?.instance).toMatchObject({
      isFree: false,
      freeTrialAvailable: false,
      billing: {
        packageName: 'Pro',
        expirationDate: '2032-05-16T07:08:09.000Z',
        invoiceId,
        freeTrialInfo: { status: 'ENDED', endDate: new Date(inDays(10)) },
      },
    });
    expect(appInstance?.instance.billing?.invoiceId).not.toBe('1032985117');
    expect(events).toEqual([
      {
        time: inDays(10),
        event: {
          type: 'PlanConvertedToPaid',
          data: {
            operationTimeStamp: new Date(inDays(10)),
            vendorProductId: 'Pro',
            cycle: 'YEARLY',
            expiresOn: new Date('2032-05-16T07:08:09.000Z'),
          },
        },
      },
    ]);
  });

  test('a trial of a monthly plan ends after 14 days, and the plan then renews every month', () => {
    const action = { action: 'startTrial', plan: 'Basic', cycle: 'MONTHLY' } as const;
    const { appInstance } = transition(seeded.free, action, { key: 'free', appId: '', now, newId });
    expect(passTime(appInstance, now, inDays(14) - 1)).toBeUndefined();
    const paid = passTime(appInstance, now, inDays(14));
    expect(paid?.appInstance.instance.billing?.expirationDate).toBeNull();
    const first = paid?.appInstance ?? appInstance;
    expect(passTime(first, inDays(14), Date.parse('2031-06-20T07:08:08Z'))).toBeUndefined();
    const renewed = passTime(first, inDays(14), Date.parse('2031-06-20T07:08:09Z'));
    expect(renewed?.appInstance.instance.billing).toMatchObject({ invoiceId });
    expect(renewed?.events).toEqual([]);
  });

  test('a canceled trial leaves the instance free and sends no event', () => {
    const cancelled = withBilling({ autoRenewing: false }, seeded.trial);
    const { appInstance, events } = passTime(cancelled, now, inDays(10)) ?? {};
    expect(appInstance?.instance).toMatchObject({ isFree: true, freeTrialAvailable: false });
    expect(appInstance?.instance).not.toHaveProperty('billing');
    expect(events).toEqual([]);
  });

  test('a trial becomes a paid plan that also renews if several years pass at once', () => {
    const { appInstance, events } = passTime(seeded.trial, now, inDays(10 + 3 * 366)) ?? {};
    expect(appInstance?.instance.billing?.expirationDate).toBe('2035-05-16T07:08:09.000Z');
    expect(events).toHaveLength(1);
  });
});

describe('a plan', () => {
  test('a yearly plan renews at the end of its year', () => {
    const { appInstance, events } = passTime(seeded.premium, now, inDays(245)) ?? {};
    const end = new Date(inDays(245));
    end.setUTCFullYear(end.getUTCFullYear() + 1);
    expect(appInstance?.instance.billing).toMatchObject({
      expirationDate: end.toISOString(),
      invoiceId,
      timeStamp: seeded.premium.instance.billing?.timeStamp,
    });
    expect(events).toEqual([]);
  });

  test('a monthly plan renews without an expiration date', () => {
    const { billing } = seeded.multilingual.instance;
    const { appInstance } = passTime(seeded.multilingual, now, inDays(31)) ?? {};
    expect(appInstance?.instance.billing).toEqual({ ...billing, invoiceId });
    expect(appInstance?.instance.billing?.invoiceId).not.toBe(billing?.invoiceId);
  });

  test('a canceled plan expires at its end and leaves the instance free', () => {
    expect(passTime(seeded.cancelled, now, inDays(25) - 1)).toBeUndefined();
    const { appInstance } = passTime(seeded.cancelled, now, inDays(25)) ?? {};
    expect(appInstance?.instance).toMatchObject({ isFree: true });
    expect(appInstance?.instance).not.toHaveProperty('billing');
  });

  test.each([
    ['YEARLY', '2028-02-29', '2029-01-01', '2029-02-28'],
    ['YEARLY', '2028-02-29', '2029-03-01', '2030-02-28'],
    ['YEARLY', '2028-02-29', '2031-03-01', '2032-02-29'],
    ['TWO_YEARS', '2028-02-29', '2030-03-01', '2032-02-29'],
    ['MONTHLY', '2031-01-31', '2031-03-01', '2031-03-31'],
  ] as const)('a %s plan that starts on %s, seen on %s, ends on %s', (cycle, start, seen, end) => {
    const at = Date.parse(`${start}T12:00:00.000Z`);
    const action = { action: 'buy', plan: 'Pro', cycle } as const;
    const bought = transition(seeded.free, action, { key: '', appId: '', now: at, newId });
    // Renewed by the day, as an emulator that runs on does it.
    let { appInstance } = bought;
    for (let time = at; time < Date.parse(seen); time += day) {
      appInstance = passTime(appInstance, time, time + day)?.appInstance ?? appInstance;
    }
    const plan = planOf(appInstance);
    const next = plan && nextEnd(plan, Date.parse(seen));
    expect(new Date(next ?? 0).toISOString()).toBe(`${end}T12:00:00.000Z`);
  });

  test.each(['ONE_TIME', 'NO_CYCLE'] as const)(
    'a plan with the billing cycle %s never ends',
    (billingCycle) => {
      const once = withBilling({ billingCycle, autoRenewing: false, expirationDate: null });
      expect(passTime(once, now, inDays(100_000))).toBeUndefined();
    },
  );

  test.each([
    { autoRenewing: false, expirationDate: new Date(inDays(-1)).toISOString() },
    {
      freeTrialInfo: { status: 'IN_PROGRESS' },
      expirationDate: new Date(inDays(-1)).toISOString(),
    },
    { billingCycle: 'MONTHLY', expirationDate: null, timeStamp: undefined },
    { billingCycle: 'MONTHLY', expirationDate: null, timeStamp: 'never' },
  ] as const)('passTime() does not change an expired or undated plan with %j', (changes) => {
    expect(passTime(withBilling(changes), now, inDays(1000))).toBeUndefined();
  });
});

test('passTime() gives the same result in one step as in several', () => {
  const seededOrBought = fc.oneof(
    fc.constantFrom(...instanceKeys.map((key) => seeded[key])),
    fc
      .record({
        action: fc.constantFrom('buy' as const, 'startTrial' as const),
        plan: fc.constant('Pro'),
        cycle: fc.constantFrom(...billingCycles.filter((cycle) => cycle !== 'ONE_TIME')),
      })
      .map(
        (action) => transition(seeded.free, action, { key: '', appId: '', now, newId }).appInstance,
      ),
  );
  const steps = fc.array(fc.integer({ min: 1, max: 900 * day }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(seededOrBought, steps, (appInstance, moves) => {
      const end = moves.reduce((sum, ms) => sum + ms, now);
      const atOnce = passTime(appInstance, now, end);
      let [stepped, time, sent] = [appInstance, now, 0];
      for (const ms of moves) {
        const passed = passTime(stepped, time, time + ms);
        stepped = passed?.appInstance ?? stepped;
        sent += passed?.events.length ?? 0;
        time += ms;
      }
      const plain = ({ instance }: AppInstance) => ({
        ...instance,
        billing: instance.billing && { ...instance.billing, invoiceId: '' },
      });
      expect(plain(stepped)).toEqual(plain(atOnce?.appInstance ?? appInstance));
      expect(sent).toBe(atOnce?.events.length ?? 0);
    }),
  );
});

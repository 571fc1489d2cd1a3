import { describe, expect, it } from 'vitest';
import type { PublicBilling, PublicInstance } from '../../../src/shared/instance';
import { type PlanStatus, planDeadline, planPeriod, planStatus } from '../../../src/shared/plan';

const now = new Date('2025-03-10T12:00:00.000Z');

const paid: PublicBilling = {
  packageName: 'Premium',
  billingCycle: 'YEARLY',
  timeStamp: '2025-01-01T12:00:00.000Z',
  expirationDate: '2026-01-01T12:00:00.000Z',
  autoRenewing: true,
};

const trial: PublicBilling = {
  ...paid,
  timeStamp: '2025-03-05T12:00:00.000Z',
  expirationDate: '2025-03-15T12:00:00.000Z',
  freeTrialInfo: { status: 'IN_PROGRESS' },
};

describe('planStatus()', () => {
  it('planStatus() returns "free" for an instance without a plan', () => {
    expect(planStatus({ isFree: true }, now)).toEqual({ kind: 'free' });
    expect(planStatus({}, now)).toEqual({ kind: 'free' });
  });

  it('planStatus() returns "free" after a trial that ended without a payment', () => {
    const billing: PublicBilling = { freeTrialInfo: { status: 'ENDED', endDate: now } };
    expect(planStatus({ isFree: true, billing }, now)).toEqual({ kind: 'free' });
  });

  it.each([
    [{ isFree: false }, { kind: 'paid', name: undefined }],
    [{ isFree: true, billing: paid }, { kind: 'free' }],
    [{ billing: { packageName: 'Pro' } }, { kind: 'paid', name: 'Pro' }],
    [{ billing: {} }, { kind: 'free' }],
    [{ billing: { packageName: '' } }, { kind: 'free' }],
    [{ billing: { freeTrialInfo: { status: 'ENDED' } } }, { kind: 'free' }],
  ] satisfies [PublicInstance, PlanStatus][])(
    'planStatus() uses `isFree` if Wix sends it, or else the plan’s name, as in %j',
    (instance, status) => {
      expect(planStatus(instance, now)).toEqual(status);
    },
  );

  it('planStatus() names a paid plan', () => {
    const billing: PublicBilling = { ...paid, freeTrialInfo: { status: 'ENDED', endDate: now } };
    expect(planStatus({ isFree: false, billing }, now)).toEqual({ kind: 'paid', name: 'Premium' });
  });

  it.each([{}, { packageName: '' }])(
    'planStatus() returns a paid plan without a name for the billing data %j',
    (billing) => {
      expect(planStatus({ isFree: false, billing }, now)).toEqual({
        kind: 'paid',
        name: undefined,
      });
    },
  );

  it.each([
    ['2025-03-15T12:00:00.000Z', 5],
    ['2025-03-11T12:00:01.000Z', 2],
    ['2025-03-11T12:00:00.000Z', 1],
    ['2025-03-10T12:00:01.000Z', 1],
    ['2025-03-10T12:00:00.000Z', undefined],
    ['2025-03-01T12:00:00.000Z', undefined],
    [null, undefined],
    ['soon', undefined],
  ])(
    'planStatus() of a trial that ends at %s has %s as its `daysLeft`',
    (expirationDate, daysLeft) => {
      const billing = { ...trial, expirationDate };
      expect(planStatus({ isFree: false, billing }, now)).toEqual({ kind: 'trial', daysLeft });
    },
  );
});

describe('planDeadline()', () => {
  it.each([
    ['renews', paid],
    ['ends', { ...paid, autoRenewing: false }],
    ['paidUntil', { ...paid, autoRenewing: undefined }],
    ['trialEnds', trial],
    ['ended', { ...paid, expirationDate: '2025-03-10T11:59:59.000Z' }],
    ['ended', { ...paid, autoRenewing: false, expirationDate: now.toISOString() }],
    ['ended', { ...trial, expirationDate: '2025-03-10T11:59:59.000Z' }],
  ])('planDeadline() returns the kind "%s" for %j', (kind, billing) => {
    const date = new Date(billing.expirationDate ?? '');
    expect(planDeadline(billing, now)).toEqual({ kind, date });
  });

  it.each([undefined, { ...paid, expirationDate: null }, { ...paid, expirationDate: 'soon' }])(
    'planDeadline() returns undefined if the billing data %j has no valid end date',
    (billing) => {
      expect(planDeadline(billing, now)).toBeUndefined();
    },
  );
});

describe('planPeriod()', () => {
  const noon = (day: string) => new Date(`${day}T12:00:00.000Z`);

  it('planPeriod() of a trial lasts from its purchase to its end', () => {
    expect(planPeriod(trial, now)).toEqual({
      kind: 'trial',
      start: noon('2025-03-05'),
      end: noon('2025-03-15'),
      percent: 50,
    });
  });

  it.each([
    ['MONTHLY', '2025-03-15', '2025-02-15'],
    ['YEARLY', '2025-06-01', '2024-06-01'],
    ['TWO_YEARS', '2026-01-01', '2024-01-01'],
    ['THREE_YEARS', '2026-01-01', '2023-01-01'],
    ['FOUR_YEARS', '2026-01-01', '2022-01-01'],
    ['FIVE_YEARS', '2026-01-01', '2021-01-01'],
    // Months without such a day.
    ['MONTHLY', '2025-03-31', '2025-02-28'],
    ['MONTHLY', '2024-03-31', '2024-02-29'],
    ['MONTHLY', '2025-07-31', '2025-06-30'],
    ['MONTHLY', '2025-01-31', '2024-12-31'],
    ['MONTHLY', '2025-02-28', '2025-01-28'],
    // The day that only a leap year has.
    ['YEARLY', '2024-02-29', '2023-02-28'],
    ['FOUR_YEARS', '2024-02-29', '2020-02-29'],
  ] as const)(
    'planPeriod() of the %s cycle that ends on %s starts on %s',
    (billingCycle, end, start) => {
      const billing = { ...paid, billingCycle, expirationDate: noon(end).toISOString() };
      const period = planPeriod(billing, noon(start));
      expect(period).toEqual({ kind: 'billing', start: noon(start), end: noon(end), percent: 0 });
    },
  );

  it('planPeriod() covers the latest payment, however long ago the plan was bought', () => {
    const billing = { ...paid, timeStamp: '2019-01-01T12:00:00.000Z' };
    expect(planPeriod(billing, noon('2025-07-02'))?.percent).toBe(50);
  });

  it('planPeriod() returns a percentage between 0 and 100', () => {
    expect(planPeriod(trial, new Date('2025-03-01'))?.percent).toBe(0);
    expect(planPeriod(trial, new Date('2025-04-01'))?.percent).toBe(100);
    expect(planPeriod(paid, new Date('2027-01-01'))?.percent).toBe(100);
  });

  it.each([
    ['a missing plan', undefined],
    ['a plan without an end', { ...paid, expirationDate: null }],
    ['a one-time payment', { ...paid, billingCycle: 'ONE_TIME' }],
    ['a plan without payments', { ...paid, billingCycle: 'NO_CYCLE' }],
    ['a plan without a billing cycle', { ...paid, billingCycle: undefined }],
    ['a trial without an end', { ...trial, expirationDate: null }],
    ['a trial without a start', { ...trial, timeStamp: undefined }],
    ['a trial that ends when it starts', { ...trial, expirationDate: trial.timeStamp }],
  ] satisfies [string, PublicBilling | undefined][])(
    'planPeriod() returns undefined for %s',
    (_, billing) => {
      expect(planPeriod(billing, now)).toBeUndefined();
    },
  );
});

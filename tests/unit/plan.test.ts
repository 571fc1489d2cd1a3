import { describe, expect, it } from 'vitest';
import type { PublicBilling } from '../../src/shared/instance';
import { billingCycleLabel, planDeadline, planStatus, trialProgress } from '../../src/shared/plan';

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

describe('planStatus', () => {
  it('calls an installation without a plan free', () => {
    expect(planStatus({ isFree: true }, now)).toEqual({ kind: 'free', label: 'Free' });
    expect(planStatus({}, now)).toEqual({ kind: 'free', label: 'Free' });
  });

  it('calls an installation whose trial ended unpaid free', () => {
    const billing: PublicBilling = { freeTrialInfo: { status: 'ENDED', endDate: now } };
    expect(planStatus({ isFree: true, billing }, now).kind).toBe('free');
  });

  it('names the plan that is paid for', () => {
    expect(planStatus({ isFree: false, billing: paid }, now)).toEqual({
      kind: 'paid',
      label: 'Premium',
    });
  });

  it('calls a plan without a name a paid plan', () => {
    expect(planStatus({ isFree: false, billing: {} }, now).label).toBe('Paid plan');
  });

  it.each([
    ['2025-03-15T12:00:00.000Z', 'Trial, 5 days left'],
    ['2025-03-11T12:00:01.000Z', 'Trial, 2 days left'],
    ['2025-03-11T12:00:00.000Z', 'Trial, 1 day left'],
    ['2025-03-10T12:00:01.000Z', 'Trial, 1 day left'],
    ['2025-03-10T12:00:00.000Z', 'Trial, ends today'],
    ['2025-03-01T12:00:00.000Z', 'Trial, ends today'],
    [null, 'Trial'],
    ['soon', 'Trial'],
  ])('counts the days of a trial that ends at %s: %s', (expirationDate, label) => {
    const billing = { ...trial, expirationDate };
    expect(planStatus({ isFree: false, billing }, now)).toEqual({ kind: 'trial', label });
  });
});

describe('trialProgress', () => {
  it('tells the share of the trial that is over', () => {
    expect(trialProgress(trial, now)).toBe(50);
  });

  it('stays between 0 and 100', () => {
    expect(trialProgress(trial, new Date('2025-03-01'))).toBe(0);
    expect(trialProgress(trial, new Date('2025-04-01'))).toBe(100);
  });

  it('has no answer without a running trial or its period', () => {
    expect(trialProgress(undefined, now)).toBeUndefined();
    expect(trialProgress(paid, now)).toBeUndefined();
    expect(trialProgress({ ...trial, expirationDate: null }, now)).toBeUndefined();
    expect(trialProgress({ ...trial, timeStamp: undefined }, now)).toBeUndefined();
    expect(trialProgress({ ...trial, expirationDate: trial.timeStamp }, now)).toBeUndefined();
  });
});

describe('planDeadline', () => {
  it.each([
    ['Renews', paid],
    ['Ends', { ...paid, autoRenewing: false }],
    ['Ends', { ...paid, autoRenewing: undefined }],
    ['Trial ends', trial],
  ])('says %s', (label, billing) => {
    expect(planDeadline(billing)).toEqual({ label, date: new Date(billing.expirationDate ?? '') });
  });

  it('has no answer where Wix names no date', () => {
    expect(planDeadline(undefined)).toBeUndefined();
    expect(
      planDeadline({ ...paid, billingCycle: 'MONTHLY', expirationDate: null }),
    ).toBeUndefined();
  });
});

describe('billingCycleLabel', () => {
  it('names a cycle', () => {
    expect(billingCycleLabel('FIVE_YEARS')).toBe('Every five years');
  });

  it('has no answer where nothing is paid', () => {
    expect(billingCycleLabel('NO_CYCLE')).toBeUndefined();
    expect(billingCycleLabel(undefined)).toBeUndefined();
  });
});

import type { PublicBilling, PublicInstance } from './instance';

/** The status of an instance's plan. */
export type PlanStatus =
  | { readonly kind: 'free' }
  /**
   * The days until the end, with a started day counted as a whole one; `undefined` if Wix names no
   * end, or an end in the past.
   */
  | { readonly kind: 'trial'; readonly daysLeft: number | undefined }
  /** The plan's name, `undefined` if Wix names none. */
  | { readonly kind: 'paid'; readonly name: string | undefined };

/**
 * The date until which the plan runs, and the event on that date; `paidUntil` if Wix does not say.
 */
export interface PlanDeadline {
  readonly kind: 'trialEnds' | 'renews' | 'ends' | 'paidUntil' | 'ended';
  readonly date: Date;
}

/** The period of a trial, or of the latest payment. */
export interface PlanPeriod {
  readonly kind: 'trial' | 'billing';
  readonly start: Date;
  readonly end: Date;
  /** The elapsed part of the period, from 0 to 100. */
  readonly percent: number;
}

const DAY_IN_MS = 24 * 60 * 60 * 1000;

const MONTHS: ReadonlyMap<string, number> = new Map([
  ['MONTHLY', 1],
  ['YEARLY', 12],
  ['TWO_YEARS', 24],
  ['THREE_YEARS', 36],
  ['FOUR_YEARS', 48],
  ['FIVE_YEARS', 60],
]);

/** Returns the status of an instance's plan at the given time. */
export function planStatus(instance: PublicInstance, now: Date): PlanStatus {
  const { billing, isFree } = instance;
  // A trial comes first, because Wix already names its plan while the trial runs.
  if (isTrial(billing)) return { kind: 'trial', daysLeft: daysUntil(billing, now) };
  // Wix's own value takes precedence. Without one, a plan with a name is a paid plan.
  if (isFree ?? !billing?.packageName) return { kind: 'free' };
  return { kind: 'paid', name: billing?.packageName || undefined };
}

/**
 * Returns the date until which the plan runs, and the future or past event on that date;
 * `undefined` if Wix names no date.
 */
export function planDeadline(
  billing: PublicBilling | undefined,
  now: Date,
): PlanDeadline | undefined {
  const date = parseDate(billing?.expirationDate);
  if (!billing || !date) return undefined;
  if (date <= now) return { kind: 'ended', date };
  if (isTrial(billing)) return { kind: 'trialEnds', date };
  return { kind: renewalKind(billing.autoRenewing), date };
}

function renewalKind(autoRenewing: PublicBilling['autoRenewing']): PlanDeadline['kind'] {
  if (autoRenewing === true) return 'renews';
  return autoRenewing === false ? 'ends' : 'paidUntil';
}

/**
 * Returns the period of the running trial or billing cycle, and its progress; `undefined` if Wix
 * names no period.
 */
export function planPeriod(billing: PublicBilling | undefined, now: Date): PlanPeriod | undefined {
  const end = parseDate(billing?.expirationDate);
  const start = end && startOfPeriod(billing, end);
  if (!start || end <= start) return undefined;
  const share = (now.getTime() - start.getTime()) / (end.getTime() - start.getTime());
  return {
    kind: isTrial(billing) ? 'trial' : 'billing',
    start,
    end,
    percent: Math.round(100 * Math.min(1, Math.max(0, share))),
  };
}

/**
 * A trial starts with its purchase. For a plan that renews, the purchase may be many cycles ago.
 */
function startOfPeriod(billing: PublicBilling | undefined, end: Date): Date | undefined {
  if (isTrial(billing)) return parseDate(billing?.timeStamp);
  const months = MONTHS.get(billing?.billingCycle ?? '');
  return months === undefined ? undefined : monthsBefore(end, months);
}

/**
 * Returns the same day some months earlier, or the month's last day if the month has no such day.
 */
function monthsBefore(date: Date, months: number): Date {
  const before = new Date(date);
  before.setUTCDate(1);
  before.setUTCMonth(before.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(before.getUTCFullYear(), before.getUTCMonth() + 1, 0));
  before.setUTCDate(Math.min(date.getUTCDate(), lastDay.getUTCDate()));
  return before;
}

function isTrial(billing: PublicBilling | undefined): boolean {
  return billing?.freeTrialInfo?.status === 'IN_PROGRESS';
}

function daysUntil(billing: PublicBilling | undefined, now: Date): number | undefined {
  const end = parseDate(billing?.expirationDate);
  // A trial past its end continues until Wix says otherwise, but has no days left.
  if (!end || end <= now) return undefined;
  return Math.ceil((end.getTime() - now.getTime()) / DAY_IN_MS);
}

/** Parses a date that Wix's API returns as text. */
function parseDate(text: string | null | undefined): Date | undefined {
  const date = new Date(text ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

import type { PublicBilling, PublicInstance } from './instance';

/** Where an instance stands with its plan. */
export type PlanStatus =
  | { readonly kind: 'free' }
  /** A begun day counts as a whole one; `undefined` if Wix names no end, or one that is over. */
  | { readonly kind: 'trial'; readonly daysLeft: number | undefined }
  /** The plan's name, `undefined` if Wix names none. */
  | { readonly kind: 'paid'; readonly name: string | undefined };

/** A date that the plan runs to, and what happens then: `paidUntil` where Wix does not tell. */
export interface PlanDeadline {
  readonly kind: 'trialEnds' | 'renews' | 'ends' | 'paidUntil' | 'ended';
  readonly date: Date;
}

/** The time that a trial lasts, or that the latest payment is for. */
export interface PlanPeriod {
  readonly kind: 'trial' | 'billing';
  readonly start: Date;
  readonly end: Date;
  /** How much of it is over, from 0 to 100. */
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

/** Tells where the instance stands with its plan at the given time. */
export function planStatus(instance: PublicInstance, now: Date): PlanStatus {
  const { billing, isFree } = instance;
  // A trial comes first: while it runs, Wix already names the plan that it tries.
  if (isTrial(billing)) return { kind: 'trial', daysLeft: daysUntil(billing, now) };
  // What Wix says counts; where it says nothing, a plan has a name.
  if (isFree ?? !billing?.packageName) return { kind: 'free' };
  return { kind: 'paid', name: billing?.packageName || undefined };
}

/** Names the date that the plan runs to and what happens then, or happened; `undefined` where Wix names none. */
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

/** Tells how far the running trial, or the billing cycle, has come; `undefined` where Wix names no period. */
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

/** A trial is counted from its purchase; a plan that renews was bought many cycles ago. */
function startOfPeriod(billing: PublicBilling | undefined, end: Date): Date | undefined {
  if (isTrial(billing)) return parseDate(billing?.timeStamp);
  const months = MONTHS.get(billing?.billingCycle ?? '');
  return months === undefined ? undefined : monthsBefore(end, months);
}

/** The same day some months before, or the month's last one where it has no such day. */
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
  // A trial whose end has come runs on until Wix says otherwise, but has no days to count.
  if (!end || end <= now) return undefined;
  return Math.ceil((end.getTime() - now.getTime()) / DAY_IN_MS);
}

/** Reads one of the dates that Wix's API has as text. */
function parseDate(text: string | null | undefined): Date | undefined {
  const date = new Date(text ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

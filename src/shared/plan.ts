import type { PublicBilling, PublicInstance } from './instance';

/** Where an installation stands with its plan. */
export interface PlanStatus {
  kind: 'free' | 'trial' | 'paid';
  /** What to call it: `Free`, `Trial, 5 days left` or the plan's name. */
  label: string;
}

/** A date of the plan that lies ahead, and what happens then. */
export interface PlanDeadline {
  label: 'Trial ends' | 'Renews' | 'Ends';
  date: Date;
}

const DAY_IN_MS = 24 * 60 * 60 * 1000;

const CYCLE_LABELS: ReadonlyMap<string, string> = new Map([
  ['MONTHLY', 'Monthly'],
  ['YEARLY', 'Yearly'],
  ['ONE_TIME', 'One-time payment'],
  ['TWO_YEARS', 'Every two years'],
  ['THREE_YEARS', 'Every three years'],
  ['FOUR_YEARS', 'Every four years'],
  ['FIVE_YEARS', 'Every five years'],
]);

/** Tells where the installation stands with its plan at the given time. */
export function planStatus(instance: PublicInstance, now: Date): PlanStatus {
  const { billing, isFree } = instance;
  // A trial comes first: while it runs, Wix already names the plan that it tries.
  if (isTrial(billing)) return { kind: 'trial', label: trialLabel(billing, now) };
  if (isFree || !billing) return { kind: 'free', label: 'Free' };
  return { kind: 'paid', label: billing.packageName || 'Paid plan' };
}

/** Tells how much of a running trial is over, from 0 to 100; `undefined` where there is none or Wix names no period. */
export function trialProgress(billing: PublicBilling | undefined, now: Date): number | undefined {
  if (!isTrial(billing)) return undefined;
  const start = parseDate(billing?.timeStamp)?.getTime();
  const end = parseDate(billing?.expirationDate)?.getTime();
  if (start === undefined || end === undefined || end <= start) return undefined;
  const share = (now.getTime() - start) / (end - start);
  return Math.round(100 * Math.min(1, Math.max(0, share)));
}

/** Names the next date of the plan and what happens then; `undefined` where Wix names none. */
export function planDeadline(billing: PublicBilling | undefined): PlanDeadline | undefined {
  const date = parseDate(billing?.expirationDate);
  if (!date) return undefined;
  if (isTrial(billing)) return { label: 'Trial ends', date };
  return { label: billing?.autoRenewing ? 'Renews' : 'Ends', date };
}

/** Names how often the plan is paid for; `undefined` where it is not. */
export function billingCycleLabel(cycle: PublicBilling['billingCycle']): string | undefined {
  return cycle && CYCLE_LABELS.get(cycle);
}

function isTrial(billing: PublicBilling | undefined): boolean {
  return billing?.freeTrialInfo?.status === 'IN_PROGRESS';
}

function trialLabel(billing: PublicBilling | undefined, now: Date): string {
  const end = parseDate(billing?.expirationDate);
  if (!end) return 'Trial';
  // A begun day counts as a whole one, and the last one has not ended before Wix says so.
  const daysLeft = Math.ceil((end.getTime() - now.getTime()) / DAY_IN_MS);
  if (daysLeft < 1) return 'Trial, ends today';
  return `Trial, ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'} left`;
}

/** Reads one of the dates that Wix's API has as text. */
function parseDate(text: string | null | undefined): Date | undefined {
  const date = new Date(text ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

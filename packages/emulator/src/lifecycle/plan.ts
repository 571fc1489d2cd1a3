import { randomInt } from 'node:crypto';
import type { appInstances } from '@wix/app-management';
import type { AppInstance } from '../model/instances/instance-schema.js';
import { LAST_DATE } from '../model/instances/instance-schema.js';
import { addMonths, endOfPeriod, monthsOf } from './billing-cycle.js';

/** How long a free trial is; an app may choose up to 30 days in its dashboard. */
const TRIAL_DAYS = 14;

const DAY = 24 * 60 * 60 * 1000;

/** The plan that an instance has, on trial or paid for; `undefined` if it is free. */
export function planOf({ instance }: AppInstance): appInstances.BillingInfo | undefined {
  return instance.isFree === true ? undefined : instance.billing;
}

/** Whether a plan is on trial. */
export function isTrial(plan: appInstances.BillingInfo): boolean {
  return plan.freeTrialInfo?.status === 'IN_PROGRESS';
}

/** The id of a new invoice: ten digits, as Wix has them. */
export function newInvoiceId(): string {
  return String(randomInt(1_000_000_000, 10_000_000_000));
}

/** An instance with a plan in the place of whatever it had. */
export function withPlan(appInstance: AppInstance, billing: appInstances.BillingInfo): AppInstance {
  const { instance } = appInstance;
  // Who has had a plan is not offered a trial any more.
  const changed = { ...instance, isFree: false, billing, freeTrialAvailable: false };
  return { ...appInstance, instance: changed };
}

/** An instance without its plan; Wix tells nothing of billing then, of a trial neither. */
export function withoutPlan(appInstance: AppInstance): AppInstance {
  const { billing: _, ...instance } = appInstance.instance;
  return { ...appInstance, instance: { ...instance, isFree: true, freeTrialAvailable: false } };
}

/**
 * When a plan that starts expires, in the form of Wix's field `expirationDate`.
 * @param start When it starts, in milliseconds since the epoch.
 * @returns `null` unless it is paid by the year or longer: Wix names no date then.
 */
export function expirationOf(
  start: number,
  cycle: appInstances.BillingInfo['billingCycle'],
): string | null {
  const length = monthsOf(cycle) ?? 0;
  return length < 12 ? null : new Date(addMonths(start, length)).toISOString();
}

/** When a trial ends that starts at a time, in milliseconds since the epoch. */
export function endOfTrial(start: number): number {
  return Math.min(start + TRIAL_DAYS * DAY, LAST_DATE);
}

/**
 * When a plan's trial, or the period that is paid for, comes to its end.
 * @param time The moment after which the end must lie, in milliseconds since the epoch.
 * @returns `undefined` if it has no end, or is over already: such data is left as it was made.
 */
export function nextEnd(plan: appInstances.BillingInfo, time: number): number | undefined {
  const { billingCycle, timeStamp, expirationDate, autoRenewing, freeTrialInfo } = plan;
  const start = parseDate(timeStamp) ?? Number.NEGATIVE_INFINITY;
  const expiration = parseDate(expirationDate);
  if (isTrial(plan)) return laterThan(time, expiration ?? endOfTrial(start));
  const length = monthsOf(billingCycle);
  if (length === undefined) return undefined;
  if (expiration !== undefined && (expiration > time || autoRenewing === false)) {
    return laterThan(time, expiration);
  }
  // A trial comes before the first period, and after a change of plan the periods start anew.
  const paidFrom = Math.max(start, freeTrialInfo?.endDate?.getTime() ?? start);
  const isCounted = expiration === undefined || endsPeriod(expiration, paidFrom, length);
  const first = isCounted ? paidFrom : expiration;
  return Number.isFinite(first) ? endOfPeriod(first, length, time) : undefined;
}

/**
 * Whether a plan expires at the end of a period that is counted from its start. If it does not,
 * somebody has set the date, and the next periods are counted from there.
 */
function endsPeriod(expiration: number, start: number, length: number): boolean {
  return Number.isFinite(start) && endOfPeriod(start, length, expiration - 1) === expiration;
}

function laterThan(time: number, end: number): number | undefined {
  return end > time ? end : undefined;
}

function parseDate(text: string | null | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time;
}

import { randomInt } from 'node:crypto';
import type { appInstances } from '@wix/app-management';
import { type AppInstance, LAST_DATE } from '../model/instances/instance-schema.js';
import { addMonths, type Cycle, endOfPeriod, monthsOf } from './billing-cycle.js';

/** A plan of an instance, on trial or paid. */
export type Plan = appInstances.BillingInfo;

/** The length of a free trial. On Wix, an app may choose up to 30 days in its dashboard. */
const TRIAL_DAYS = 14;

const DAY = 24 * 60 * 60 * 1000;

/** Returns an instance's plan, on trial or paid; `undefined` if the instance is free. */
export function planOf({ instance }: AppInstance): Plan | undefined {
  return instance.isFree === true ? undefined : instance.billing;
}

/** Whether a plan is on trial. */
export function isTrial(plan: Plan): boolean {
  return plan.freeTrialInfo?.status === 'IN_PROGRESS';
}

/** Creates an invoice id: ten digits, as on Wix. */
export function newInvoiceId(): string {
  return String(randomInt(1_000_000_000, 10_000_000_000));
}

/** Returns an instance with a plan, which replaces any previous plan. */
export function withPlan(appInstance: AppInstance, billing: Plan): AppInstance {
  const { instance } = appInstance;
  // An instance that has had a plan is no longer offered a trial.
  const changed = { ...instance, isFree: false, billing, freeTrialAvailable: false };
  return { ...appInstance, instance: changed };
}

/** Returns an instance without its plan. Wix then omits all billing data, including a trial. */
export function withoutPlan(appInstance: AppInstance): AppInstance {
  const { billing: _, ...instance } = appInstance.instance;
  return { ...appInstance, instance: { ...instance, isFree: true, freeTrialAvailable: false } };
}

/**
 * Returns the expiration of a new plan, in the form of Wix's field `expirationDate`.
 * @param start The start of the plan, in milliseconds since the epoch.
 * @returns An ISO 8601 date, or `null` if the cycle is shorter than a year, as on Wix.
 */
export function expirationOf(start: number, cycle: Cycle): string | null {
  const length = monthsOf(cycle) ?? 0;
  return length < 12 ? null : new Date(addMonths(start, length)).toISOString();
}

/** Returns the end of a trial from its start, both in milliseconds since the epoch. */
export function endOfTrial(start: number): number {
  return Math.min(start + TRIAL_DAYS * DAY, LAST_DATE);
}

/**
 * Returns the next end of a plan's trial or paid period.
 * @param time Milliseconds since the epoch. Only ends after this moment count.
 * @returns Milliseconds since the epoch; `undefined` if the plan has no end or is already over. The
 *   data of such a plan is left unchanged.
 */
export function nextEnd(plan: Plan, time: number): number | undefined {
  const { billingCycle, timeStamp, expirationDate, autoRenewing, freeTrialInfo } = plan;
  const start = parseDate(timeStamp) ?? Number.NEGATIVE_INFINITY;
  const expiration = parseDate(expirationDate);
  if (isTrial(plan)) return laterThan(time, expiration ?? endOfTrial(start));
  const length = monthsOf(billingCycle);
  if (length === undefined) return undefined;
  if (expiration !== undefined && (expiration > time || autoRenewing === false)) {
    return laterThan(time, expiration);
  }
  // The first period starts after a trial, and a change of plan starts the periods anew.
  const paidFrom = Math.max(start, freeTrialInfo?.endDate?.getTime() ?? start);
  const isCounted = expiration === undefined || endsPeriod(expiration, paidFrom, length);
  const first = isCounted ? paidFrom : expiration;
  return Number.isFinite(first) ? endOfPeriod(first, length, time) : undefined;
}

/**
 * Whether a plan's expiration date is the end of a period counted from its start. If not, the date
 * was set by hand, and later periods are counted from that date.
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

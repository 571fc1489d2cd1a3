import type { appInstances } from '@wix/app-management';
import type { BillingCycle } from '../model/billing-cycles.js';

/** The billing cycle of a plan. */
export type Cycle = appInstances.BillingInfo['billingCycle'];

/** The number of months in each cycle. A one-time plan has no end, so it is not listed. */
const months: ReadonlyMap<string, number> = new Map<BillingCycle, number>([
  ['MONTHLY', 1],
  ['YEARLY', 12],
  ['TWO_YEARS', 24],
  ['THREE_YEARS', 36],
  ['FOUR_YEARS', 48],
  ['FIVE_YEARS', 60],
]);

/** Returns the months in a billing cycle; `undefined` for a plan that is paid once or never. */
export function monthsOf(cycle: Cycle): number | undefined {
  return cycle && months.get(cycle);
}

/**
 * Adds months to a time. If the target month is too short for the day, its last day is used.
 * @param time Milliseconds since the epoch.
 * @param count The number of months.
 * @returns Milliseconds since the epoch.
 */
export function addMonths(time: number, count: number): number {
  const date = new Date(time);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return date.setUTCDate(Math.min(day, last));
}

/**
 * Returns the end of the billing period that contains a moment. Periods follow each other directly.
 * @param start The start of the first period, in milliseconds since the epoch.
 * @param length The length of a period, in months.
 * @param time The moment, in milliseconds since the epoch. The end of a period belongs to the next.
 * @returns Milliseconds since the epoch.
 */
export function endOfPeriod(start: number, length: number, time: number): number {
  const [from, to] = [new Date(start), new Date(time)];
  const passed =
    (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  // Counted from the start, so that a period ending in a short month does not shorten later ones.
  let periods = Math.max(Math.floor(passed / length), 1);
  while (addMonths(start, periods * length) <= time) periods += 1;
  return addMonths(start, periods * length);
}

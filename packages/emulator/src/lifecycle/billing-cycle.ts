import type { appInstances } from '@wix/app-management';
import type { BillingCycle } from '../model/billing-cycles.js';

/** How long each cycle is; what is paid for once has no end. */
const months: ReadonlyMap<string, number> = new Map<BillingCycle, number>([
  ['MONTHLY', 1],
  ['YEARLY', 12],
  ['TWO_YEARS', 24],
  ['THREE_YEARS', 36],
  ['FOUR_YEARS', 48],
  ['FIVE_YEARS', 60],
]);

/**
 * How many months a cycle has.
 * @returns `undefined` for what is paid for once, or never.
 */
export function monthsOf(cycle: appInstances.BillingInfo['billingCycle']): number | undefined {
  return cycle === undefined ? undefined : months.get(cycle);
}

/**
 * The same day some months later, or the last day of a month that does not have it.
 * @param time Milliseconds since the epoch.
 * @param count How many months.
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
 * The end of the period that a moment lies in, if one period follows the other.
 * @param start When the first period starts, in milliseconds since the epoch.
 * @param length How many months each has.
 * @param time The moment; at an end, the next period has begun.
 */
export function endOfPeriod(start: number, length: number, time: number): number {
  const [from, to] = [new Date(start), new Date(time)];
  const passed =
    (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  // Counted from the start, as a period that ends in a short month must not shorten the next ones.
  let periods = Math.max(Math.floor(passed / length), 1);
  while (addMonths(start, periods * length) <= time) periods += 1;
  return addMonths(start, periods * length);
}

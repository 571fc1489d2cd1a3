/** The units by which the clock can be moved ahead. */
export const timeUnits = ['minutes', 'hours', 'days', 'weeks', 'months', 'years'] as const;

/** One of {@link timeUnits}. */
export type TimeUnit = (typeof timeUnits)[number];

const seconds = { minutes: 60, hours: 3_600, days: 86_400, weeks: 604_800 } as const;

/**
 * Returns the length of a step ahead in seconds, by the UTC calendar.
 * @param now The start of the step, in milliseconds since the epoch.
 */
export function secondsAhead(now: number, amount: number, unit: TimeUnit): number {
  if (unit !== 'months' && unit !== 'years') return amount * seconds[unit];
  const date = new Date(now);
  const months = unit === 'years' ? amount * 12 : amount;
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  // A month after 31 January is the last day of February, not a day in March.
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return (date.getTime() - now) / 1000;
}

/** What the clock can be moved ahead by. */
export const timeUnits = ['minutes', 'hours', 'days', 'weeks', 'months', 'years'] as const;

/** One of {@link timeUnits}. */
export type TimeUnit = (typeof timeUnits)[number];

const seconds = { minutes: 60, hours: 3_600, days: 86_400, weeks: 604_800 } as const;

/**
 * How many seconds a step ahead takes from a moment on, by the calendar in UTC.
 * @param now Milliseconds since the epoch.
 */
export function secondsAhead(now: number, amount: number, unit: TimeUnit): number {
  if (unit !== 'months' && unit !== 'years') return amount * seconds[unit];
  const date = new Date(now);
  const months = unit === 'years' ? amount * 12 : amount;
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  // A month after 31 January is the last day of February, and not a day in March.
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return (date.getTime() - now) / 1000;
}

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

/**
 * How long Wix waits before each retry of an event, in milliseconds from the previous attempt.
 * @see https://dev.wix.com/docs/rest/articles/getting-started/webhook-resend-policy
 */
const waits = [
  MINUTE,
  10 * MINUTE,
  HOUR,
  2 * HOUR,
  2 * HOUR,
  2 * HOUR,
  4 * HOUR,
  4 * HOUR,
  4 * HOUR,
  8 * HOUR,
  8 * HOUR,
  12 * HOUR,
] as const;

/**
 * Returns the time of the next attempt to deliver an event, as on Wix.
 * @param failures How many attempts have failed.
 * @param due When the last attempt was due, in milliseconds since the epoch.
 * @returns Milliseconds since the epoch; `undefined` if Wix gives up.
 */
export function nextAttempt(failures: number, due: number): number | undefined {
  const wait = waits[failures - 1];
  return wait === undefined ? undefined : due + wait;
}

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

/**
 * How long Wix waits before it delivers an event again, each time from the failure before.
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
 * When Wix delivers an event again.
 * @param failures How many attempts have failed.
 * @param due When the last one was due, in milliseconds since the epoch.
 * @returns The time of the next one; `undefined` if Wix gives up.
 */
export function nextAttempt(failures: number, due: number): number | undefined {
  const wait = waits[failures - 1];
  return wait === undefined ? undefined : due + wait;
}

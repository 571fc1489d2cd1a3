const minute = 60 * 1000;
const hour = 60 * minute;

/**
 * How long Wix waits before it delivers an event again, each time from the failure before.
 * @see https://dev.wix.com/docs/rest/articles/getting-started/webhook-resend-policy
 */
const waits = [
  minute,
  10 * minute,
  hour,
  2 * hour,
  2 * hour,
  2 * hour,
  4 * hour,
  4 * hour,
  4 * hour,
  8 * hour,
  8 * hour,
  12 * hour,
] as const;

/**
 * When Wix delivers an event again.
 * @param failures how many attempts have failed.
 * @param due when the last one was due, in milliseconds since the epoch.
 * @returns the time of the next one; `undefined` if Wix gives up.
 */
export function nextAttempt(failures: number, due: number): number | undefined {
  const wait = waits[failures - 1];
  return wait === undefined ? undefined : due + wait;
}

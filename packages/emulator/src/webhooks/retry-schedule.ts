const MINUTE = 60 * 1000;

/**
 * How many minutes Wix waits after each failed attempt to deliver an event.
 * @see https://dev.wix.com/docs/rest/articles/getting-started/webhook-resend-policy
 */
const waits = [1, 10, 60, 120, 120, 120, 240, 240, 240, 480, 480, 720] as const;

/**
 * Returns the time of the next attempt to deliver an event, as on Wix.
 * @param failures How many attempts have failed.
 * @param due When the last attempt was due, in milliseconds since the epoch.
 * @returns Milliseconds since the epoch; `undefined` if Wix gives up.
 */
export function nextAttempt(failures: number, due: number): number | undefined {
  const wait = waits[failures - 1];
  return wait === undefined ? undefined : due + wait * MINUTE;
}

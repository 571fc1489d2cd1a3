import type { DeliveryAttempt } from '../model/events.js';
import { stopwatch } from '../util/stopwatch.js';

/**
 * Posts a signed event to the app, once.
 * @param timeoutMs How long to wait for the answer, in milliseconds of the computer's time.
 */
export async function postEvent(
  url: URL,
  body: string,
  timeoutMs: number,
): Promise<Omit<DeliveryAttempt, 'time'>> {
  const elapsed = stopwatch();
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/jwt' },
      body,
      // Following a redirect could lead to a server that the event is not for.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await answer.body?.cancel();
    return { status: answer.status, durationMs: elapsed() };
  } catch {
    return { status: 0, durationMs: elapsed() };
  }
}

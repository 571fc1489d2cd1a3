import type { Call, WixRequest } from '../client/api.js';

/** Computes the position of a request's bar below the bar of its call, in percent. */
export function barOf(
  request: Pick<WixRequest, 'time' | 'durationMs'>,
  call: Pick<Call, 'time' | 'durationMs'>,
): { readonly left: number; readonly width: number } {
  const whole = Math.max(call.durationMs, request.durationMs, 1);
  const start = Date.parse(request.time) - Date.parse(call.time);
  const width = (request.durationMs / whole) * 100;
  // Stays on the track, even if the clock moves meanwhile or the request outlives its call.
  const left = Math.min(Math.max((start / whole) * 100, 0), 100 - width);
  return { left: Number.isNaN(left) ? 0 : left, width };
}

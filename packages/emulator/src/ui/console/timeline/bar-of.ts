import type { Call, WixRequest } from '../client/api.js';

/** Where the bar of a request to Wix lies below that of its call, in percent. */
export interface BarPosition {
  readonly left: number;
  readonly width: number;
}

/** Computes when, within its call, a request to Wix was under way. */
export function barOf(
  request: Pick<WixRequest, 'time' | 'durationMs'>,
  call: Pick<Call, 'time' | 'durationMs'>,
): BarPosition {
  const whole = Math.max(call.durationMs, request.durationMs, 1);
  const start = Date.parse(request.time) - Date.parse(call.time);
  const width = (request.durationMs / whole) * 100;
  // A clock that moves during a call, or a request to Wix that outlives it, must not leave the track.
  const left = Math.min(Math.max((start / whole) * 100, 0), 100 - width);
  return { left: Number.isNaN(left) ? 0 : left, width };
}

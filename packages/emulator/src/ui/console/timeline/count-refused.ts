import type { Call } from '../client/api.js';

/** Counts the requests to Wix that the emulator refused because it does not emulate them. */
export function countRefused(calls: readonly Call[]): number {
  return calls.flatMap(({ requests }) => requests).filter(({ tag }) => tag === 'refused').length;
}

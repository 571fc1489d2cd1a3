/** The emulator's only source of time, so that tokens, trials and logs always agree. */
export interface Clock {
  /** @returns the current time, in milliseconds since the epoch. */
  now(): number;
}

/** The computer's own clock. */
export const systemClock: Clock = { now: () => Date.now() };

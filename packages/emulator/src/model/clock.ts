import { invalidInput } from '../util/emulator-error.js';

/** A source of the current time. */
export interface Clock {
  /** @returns The current time, in milliseconds since the epoch. */
  now(): number;
}

// Saved before the app's development server replaces `Date` with the emulator's time.
const systemNow = Date.now.bind(Date);

/**
 * The latest time of the emulator's clock, in milliseconds since the epoch. A plan can expire five
 * years later, and not all software reads ISO 8601 dates after the year 9999.
 */
export const LAST_MOMENT = Date.UTC(9989, 11, 31, 23, 59, 59, 999);

/**
 * The emulator's only source of time, so that tokens, trials, billing and logs always agree. It is
 * the computer's clock plus an offset. Moving the clock or importing a state changes the offset.
 */
export class EmulatorClock implements Clock {
  readonly #onMove: () => void;
  #offsetMs = 0;

  /** @param onMove Called when the clock has been moved. */
  constructor(onMove: () => void = () => {}) {
    this.#onMove = onMove;
  }

  now(): number {
    return Math.min(systemNow() + this.#offsetMs, LAST_MOMENT);
  }

  /** How far it is ahead of the computer's clock, in milliseconds; negative if it is behind. */
  get offsetMs(): number {
    return this.#offsetMs;
  }

  /**
   * Moves the clock ahead by a number of milliseconds.
   * @throws {EmulatorError} If `ms` is not positive, or the clock would pass the year 9989.
   */
  advance(ms: number): void {
    // Moving back would require undoing expirations and payments.
    if (!(ms > 0))
      throw invalidInput('The clock only moves forward. Reset the emulator to set it back.');
    if (this.now() + ms > LAST_MOMENT) {
      throw invalidInput('The clock cannot move past the year 9989.');
    }
    this.#offsetMs += ms;
    this.#onMove();
  }

  /**
   * Continues from a time that an emulator had before, which may be in the past.
   * @param now Milliseconds since the epoch.
   */
  resume(now: number): void {
    this.#set(now - systemNow());
  }

  /**
   * Sets the clock to the computer's time.
   * @param offsetMs How far it is to be ahead of the computer's time. Default: 0.
   */
  reset(offsetMs = 0): void {
    this.#set(offsetMs);
  }

  #set(offsetMs: number): void {
    if (offsetMs === this.#offsetMs) return;
    this.#offsetMs = offsetMs;
    this.#onMove();
  }
}

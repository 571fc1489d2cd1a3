import { invalidInput } from '../util/emulator-error.js';
/** The time that something goes by. */
export interface Clock {
  /** @returns The current time, in milliseconds since the epoch. */
  now(): number;
}

// Kept from before the app's development server can have put the emulator's time over it.
const systemNow = Date.now.bind(Date);

/**
 * The end of the emulator's time, in milliseconds since the epoch. After the year 9999, dates have no
 * ISO 8601 string that everybody reads, and a plan expires up to five years after it is paid for.
 */
export const LAST_MOMENT = Date.UTC(9989, 11, 31, 23, 59, 59, 999);

/**
 * The emulator's only source of time, so that tokens, trials, billing and logs always agree: the
 * computer's clock, as far ahead as somebody has moved it, or since when a state was exported.
 */
export class EmulatorClock implements Clock {
  readonly #onMove: () => void;
  #offsetMs = 0;

  /** @param onMove Is told that the clock has been moved. */
  constructor(onMove: () => void = () => {}) {
    this.#onMove = onMove;
  }

  now(): number {
    return Math.min(systemNow() + this.#offsetMs, LAST_MOMENT);
  }

  /** How far ahead of the computer's clock it is, in milliseconds; negative if it is behind. */
  get offsetMs(): number {
    return this.#offsetMs;
  }

  /**
   * Moves the clock ahead.
   * @param ms By how many milliseconds.
   * @throws {EmulatorError} If that is no positive number, or leads beyond the year 9989.
   */
  advance(ms: number): void {
    // Back in time, what has expired or has been paid for would have to be undone.
    if (!(ms > 0))
      throw invalidInput('The clock only moves forward. Reset the emulator to set it back.');
    if (this.now() + ms > LAST_MOMENT) {
      throw invalidInput('The clock cannot move past the year 9989.');
    }
    this.#offsetMs += ms;
    this.#onMove();
  }

  /**
   * Lets the clock go on from a time that an emulator had before, which may be behind.
   * @param now In milliseconds since the epoch.
   */
  resume(now: number): void {
    this.#set(now - systemNow());
  }

  /** Sets the clock to the computer's time. */
  reset(): void {
    this.#set(0);
  }

  #set(offsetMs: number): void {
    if (offsetMs === this.#offsetMs) return;
    this.#offsetMs = offsetMs;
    this.#onMove();
  }
}

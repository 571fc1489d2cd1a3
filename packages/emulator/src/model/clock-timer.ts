import type { Clock } from './clock.js';

// Timers stop while the computer sleeps, and cannot wait longer than 24 days.
const LONGEST_WAIT = 60 * 60 * 1000;

/** Calls a function when a clock reaches a time by itself, but not when the clock is moved. */
export class ClockTimer {
  readonly #clock: Clock;
  readonly #onRing: () => void;
  #timer: NodeJS.Timeout | undefined;

  /** @param onRing Called once when the time is reached. */
  constructor(clock: Clock, onRing: () => void) {
    this.#clock = clock;
    this.#onRing = onRing;
  }

  /**
   * Sets the time, which replaces the previous one. The timer does not keep the process alive.
   * @param due Milliseconds since the epoch; `undefined` for never.
   */
  set(due: number | undefined): void {
    clearTimeout(this.#timer);
    if (due === undefined) return;
    const wait = Math.min(Math.max(due - this.#clock.now(), 0), LONGEST_WAIT);
    this.#timer = setTimeout(() => {
      if (this.#clock.now() < due) this.set(due);
      else this.#onRing();
    }, wait).unref();
  }
}

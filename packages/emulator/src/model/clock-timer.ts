import type { Clock } from './clock.js';

// A computer that sleeps stops its timers, and no timer takes more than 24 days.
const LONGEST_WAIT = 60 * 60 * 1000;

/** Rings once a clock has reached a time by itself; who moves the clock looks after it himself. */
export class ClockTimer {
  readonly #clock: Clock;
  readonly #onRing: () => void;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param clock The clock that it goes by.
   * @param onRing Is told once that the time has come.
   */
  constructor(clock: Clock, onRing: () => void) {
    this.#clock = clock;
    this.#onRing = onRing;
  }

  /**
   * Sets the alarm, in the place of what it was set to before. It keeps no process alive.
   * @param due The time, in milliseconds since the epoch; `undefined` for never.
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

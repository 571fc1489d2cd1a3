import { guidOf } from '../util/guid.js';
import type { Clock } from './clock.js';

/**
 * Creates ids for what is not stored under its id, such as visitors and requests. They are the same in
 * every run that does the same at the same times. They contain the time, so that an emulator which
 * continues from a file does not give an id of an earlier run to somebody else.
 */
export class Ids {
  readonly #clock: Clock;
  readonly #counts = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Returns a new GUID.
   * @param kind What it identifies. Each kind has its own order.
   */
  next(kind: string): string {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return guidOf(`${kind} ${count} ${this.#clock.now()}`);
  }

  /** Starts again. */
  clear(): void {
    this.#counts.clear();
  }
}

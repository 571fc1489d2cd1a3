import type { Delivery, DeliveryAttempt } from '../model/events.js';
import { nextAttempt } from './retry-schedule.js';

/** A delivery that is not over, and when its next attempt is due. */
export interface DueDelivery {
  readonly delivery: Delivery;
  /** In milliseconds since the epoch. */
  readonly due: number;
}

/** The latest deliveries of one emulator, oldest first; a bounded number of them. */
export class DeliveryLog {
  readonly #onChange: () => void;
  readonly #limit: number;
  readonly #deliveries = new Map<string, Delivery>();
  readonly #due = new Map<string, number>();
  #entries: readonly Delivery[] | undefined;

  /**
   * @param onChange Is told of every change.
   * @param limit How many deliveries to remember.
   */
  constructor(onChange: () => void, limit = 300) {
    this.#onChange = onChange;
    this.#limit = limit;
  }

  /** The deliveries; an array that later changes leave alone. */
  get entries(): readonly Delivery[] {
    this.#entries ??= [...this.#deliveries.values()];
    return this.#entries;
  }

  /** The deliveries that are not over. */
  get due(): readonly DueDelivery[] {
    return [...this.#due].flatMap(([id, due]) => {
      const delivery = this.#deliveries.get(id);
      return delivery ? [{ delivery, due }] : [];
    });
  }

  /** The delivery with an id, unless it is forgotten. */
  find(id: string): Delivery | undefined {
    return this.#deliveries.get(id);
  }

  /**
   * Adds a delivery without an attempt, and forgets the oldest one if there are too many.
   * @param delivery What to deliver.
   * @param due When the first attempt is due, in milliseconds since the epoch.
   */
  add(delivery: Omit<Delivery, 'state' | 'attempts' | 'nextAttempt'>, due: number): Delivery {
    const added = { ...delivery, state: 'retrying' as const, attempts: [], nextAttempt: iso(due) };
    this.#due.set(added.id, due);
    this.#put(added);
    const [oldest] = this.#deliveries.keys();
    if (this.#deliveries.size > this.#limit && oldest !== undefined) {
      this.#deliveries.delete(oldest);
      this.#due.delete(oldest);
    }
    return added;
  }

  /**
   * Notes an attempt, and when the next one is due unless the app has taken the event.
   * @param id Whose attempt; of a delivery that is over or forgotten, nothing is noted.
   */
  note(id: string, attempt: DeliveryAttempt): void {
    const delivery = this.#deliveries.get(id);
    const due = this.#due.get(id);
    if (!delivery || due === undefined) return;
    const { nextAttempt: _, ...rest } = delivery;
    const attempts = [...delivery.attempts, attempt];
    const next = attempt.status === 200 ? undefined : nextAttempt(attempts.length, due);
    if (next === undefined) {
      this.#due.delete(id);
      const state = attempt.status === 200 ? 'delivered' : 'failed';
      this.#put({ ...rest, state, attempts });
    } else {
      this.#due.set(id, next);
      this.#put({ ...rest, attempts, nextAttempt: iso(next) });
    }
  }

  /** Gives up every delivery that is not over. */
  giveUp(): void {
    for (const { delivery } of this.due) {
      const { nextAttempt: _, ...rest } = delivery;
      this.#put({ ...rest, state: 'failed' });
    }
    this.#due.clear();
  }

  /** Forgets every delivery. */
  clear(): void {
    this.#deliveries.clear();
    this.#due.clear();
    this.#changed();
  }

  #put(delivery: Delivery): void {
    this.#deliveries.set(delivery.id, delivery);
    this.#changed();
  }

  #changed(): void {
    this.#entries = undefined;
    this.#onChange();
  }
}

function iso(time: number): string {
  return new Date(time).toISOString();
}

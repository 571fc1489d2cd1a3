import type { Delivery, DeliveryAttempt } from '../model/events.js';
import { nextAttempt } from './retry-schedule.js';

/** A pending delivery, and when its next attempt is due. */
export interface DueDelivery {
  readonly delivery: Delivery;
  /** Milliseconds since the epoch. */
  readonly due: number;
}

/** A log of a limited number of deliveries of one emulator, oldest first. */
export class DeliveryLog {
  readonly #onChange: () => void;
  readonly #limit: number;
  readonly #deliveries = new Map<string, Delivery>();
  readonly #due = new Map<string, number>();
  #entries: readonly Delivery[] | undefined;

  /** @param limit The maximum number of deliveries. */
  constructor(onChange: () => void, limit = 300) {
    this.#onChange = onChange;
    this.#limit = limit;
  }

  /** The deliveries, in an array that later changes do not affect. */
  get entries(): readonly Delivery[] {
    this.#entries ??= [...this.#deliveries.values()];
    return this.#entries;
  }

  /** The pending deliveries. */
  get due(): readonly DueDelivery[] {
    return [...this.#due].flatMap(([id, due]) => {
      const delivery = this.#deliveries.get(id);
      return delivery ? [{ delivery, due }] : [];
    });
  }

  /** The delivery with an id, unless it has been removed. */
  find(id: string): Delivery | undefined {
    return this.#deliveries.get(id);
  }

  /**
   * Adds a delivery without an attempt, and removes the oldest one if there are too many.
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
   * Records an attempt, and schedules the next one unless the app has accepted the event.
   * @param id The delivery's id. A delivery that is not pending or has been removed is ignored.
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

  /** Marks every pending delivery as failed. */
  giveUp(): void {
    for (const { delivery } of this.due) {
      const { nextAttempt: _, ...rest } = delivery;
      this.#put({ ...rest, state: 'failed' });
    }
    this.#due.clear();
  }

  /** Removes every delivery. */
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

import { ClockTimer } from '../model/clock-timer.js';
import type { AppInstance } from '../model/instances/instance-schema.js';
import type { KeyedInstance } from '../model/instances/instances.js';
import type { EmulatorState } from '../model/state.js';
import type { Deliveries } from '../webhooks/deliveries.js';
import { nextEnd, planOf } from './plan.js';
import { passTime } from './renew-plans.js';

/** Ends trials and billing periods when they are due, whether the clock runs or is moved. */
export class BillingScheduler {
  readonly #state: EmulatorState;
  readonly #deliveries: Deliveries;
  readonly #alarm: ClockTimer;
  #passed: number;
  /** No trial or billing period ends before this time, in milliseconds since the epoch. */
  #next = Number.POSITIVE_INFINITY;

  constructor(state: EmulatorState, deliveries: Deliveries) {
    this.#state = state;
    this.#deliveries = deliveries;
    this.#passed = state.clock.now();
    this.#alarm = new ClockTimer(state.clock, () => this.pass());
    this.restart(this.#passed);
  }

  /**
   * Ends all trials and billing periods that are due, and sends their events. Also call it before
   * changing an instance, so that a date that is set in the past stays unchanged.
   */
  pass(): void {
    const [from, to] = [this.#passed, this.#state.clock.now()];
    this.#passed = to;
    // Skipped if nothing is due, because checking a thousand instances takes a while.
    if (to >= this.#next) this.#end(from, to);
    this.#setAlarm();
  }

  /** Reschedules after instances have changed, because one may now be due sooner. */
  reconsider(changed: readonly KeyedInstance[]): void {
    const earliest = this.#earliest(changed.map(({ appInstance }) => appInstance));
    if (earliest >= this.#next) return;
    this.#next = earliest;
    this.#setAlarm();
  }

  /**
   * Restarts with instances from another time.
   * @param time The time up to which they are already processed, in milliseconds since the epoch.
   */
  restart(time: number): void {
    this.#passed = time;
    this.#next = this.#earliest(Object.values(this.#state.instances.all));
    this.#setAlarm();
  }

  #end(from: number, to: number): void {
    const { instances } = this.#state;
    const passed = Object.entries(instances.all).flatMap(([key, before]) => {
      const after = passTime(before, from, to);
      return after ? [{ key, ...after }] : [];
    });
    if (passed.length > 0) instances.putAll(passed);
    this.#deliveries.follow(
      passed
        // Wix sends no events to a removed app.
        .filter(({ appInstance }) => appInstance.installed)
        .flatMap(({ appInstance, events }) => {
          const { instanceId } = appInstance.instance;
          return events.map((event) => ({ instanceId, ...event }));
        }),
    );
    this.#next = this.#earliest(Object.values(instances.all));
  }

  #earliest(instances: readonly AppInstance[]): number {
    return instances.reduce((earliest, appInstance) => {
      const plan = planOf(appInstance);
      return Math.min(earliest, (plan && nextEnd(plan, this.#passed)) ?? earliest);
    }, Number.POSITIVE_INFINITY);
  }

  #setAlarm(): void {
    this.#alarm.set(Number.isFinite(this.#next) ? this.#next : undefined);
  }
}

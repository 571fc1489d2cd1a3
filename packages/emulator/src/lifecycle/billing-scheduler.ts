import { ClockTimer } from '../model/clock-timer.js';
import type { AppInstance } from '../model/instances/instance-schema.js';
import type { KeyedInstance } from '../model/instances/instances.js';
import type { EmulatorState } from '../model/state.js';
import type { Deliveries } from '../webhooks/deliveries.js';
import { nextEnd, planOf } from './plan.js';
import { passTime } from './renew-plans.js';

/** Lets the time of an emulator pass for its instances, however it passes. */
export class BillingScheduler {
  readonly #state: Pick<EmulatorState, 'clock' | 'instances'>;
  readonly #deliveries: Pick<Deliveries, 'follow'>;
  readonly #alarm: ClockTimer;
  #passed: number;
  /** No instance comes to its end before. */
  #next = Number.POSITIVE_INFINITY;

  /**
   * @param state The emulator's state.
   * @param deliveries Takes the events that time brings.
   */
  constructor(
    state: Pick<EmulatorState, 'clock' | 'instances'>,
    deliveries: Pick<Deliveries, 'follow'>,
  ) {
    this.#state = state;
    this.#deliveries = deliveries;
    this.#passed = state.clock.now();
    this.#alarm = new ClockTimer(state.clock, () => this.pass());
    this.restart(this.#passed);
  }

  /**
   * Ends what has come to its end until now, and sends the events of it. To be called before an
   * instance is changed too, so that a date which somebody sets in the past stays as it is.
   */
  pass(): void {
    const [from, to] = [this.#passed, this.#state.clock.now()];
    this.#passed = to;
    // Looking at a thousand instances takes a while.
    if (to >= this.#next) this.#end(from, to);
    this.#setAlarm();
  }

  /** To be called when instances have changed, as one may come to its end sooner now. */
  reconsider(changed: readonly KeyedInstance[]): void {
    const earliest = this.#earliest(changed.map(({ appInstance }) => appInstance));
    if (earliest >= this.#next) return;
    this.#next = earliest;
    this.#setAlarm();
  }

  /**
   * Puts the beginning of what has not passed yet elsewhere: for instances of another time.
   * @param time Until when time has passed for them, in milliseconds since the epoch.
   */
  restart(time: number): void {
    this.#passed = time;
    this.#next = this.#earliest(Object.values(this.#state.instances.all));
    this.#setAlarm();
  }

  #end(from: number, to: number): void {
    const { instances } = this.#state;
    const passed = Object.entries(instances.all).flatMap(([key, before]) => {
      const { appInstance, events } = passTime(before, from, to) ?? {};
      return appInstance && events ? [{ key, appInstance, events }] : [];
    });
    if (passed.length > 0) instances.putAll(passed);
    this.#deliveries.follow(
      passed
        // Wix tells a removed app nothing more.
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

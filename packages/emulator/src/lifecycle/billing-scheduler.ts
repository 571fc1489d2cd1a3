import { ClockTimer } from '../model/clock-timer.js';
import type { Installation } from '../model/instances/instance-schema.js';
import type { KeyedInstallation } from '../model/instances/instances.js';
import type { EmulatorState } from '../model/state.js';
import type { Deliveries } from '../webhooks/deliveries.js';
import { nextEnd, planOf } from './plan.js';
import { passTime } from './renew-plans.js';

/** Lets the time of an emulator pass for its installations, however it passes. */
export class BillingScheduler {
  readonly #state: Pick<EmulatorState, 'clock' | 'installations'>;
  readonly #deliveries: Pick<Deliveries, 'follow'>;
  readonly #alarm: ClockTimer;
  #passed: number;
  /** No installation comes to its end before. */
  #next = Number.POSITIVE_INFINITY;

  /**
   * @param state the emulator's state.
   * @param deliveries takes the events that time brings.
   */
  constructor(
    state: Pick<EmulatorState, 'clock' | 'installations'>,
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
   * installation is changed too, so that a date which somebody sets in the past stays as it is.
   */
  pass(): void {
    const [from, to] = [this.#passed, this.#state.clock.now()];
    this.#passed = to;
    // Looking at a thousand installations takes a while.
    if (to >= this.#next) this.#end(from, to);
    this.#setAlarm();
  }

  /** To be called when installations have changed, as one may come to its end sooner now. */
  reconsider(changed: readonly KeyedInstallation[]): void {
    const earliest = this.#earliest(changed.map(({ installation }) => installation));
    if (earliest >= this.#next) return;
    this.#next = earliest;
    this.#setAlarm();
  }

  /**
   * Puts the beginning of what has not passed yet elsewhere: for installations of another time.
   * @param time until when time has passed for them, in milliseconds since the epoch.
   */
  restart(time: number): void {
    this.#passed = time;
    this.#next = this.#earliest(Object.values(this.#state.installations.all));
    this.#setAlarm();
  }

  #end(from: number, to: number): void {
    const { installations } = this.#state;
    const passed = Object.entries(installations.all).flatMap(([key, before]) => {
      const { installation, events } = passTime(before, from, to) ?? {};
      return installation && events ? [{ key, installation, events }] : [];
    });
    if (passed.length > 0) installations.putAll(passed);
    this.#deliveries.follow(
      passed
        // Wix tells a removed app nothing more.
        .filter(({ installation }) => installation.installed)
        .flatMap(({ installation, events }) => {
          const { instanceId } = installation.instance;
          return events.map((event) => ({ instanceId, ...event }));
        }),
    );
    this.#next = this.#earliest(Object.values(installations.all));
  }

  #earliest(installations: readonly Installation[]): number {
    return installations.reduce((earliest, installation) => {
      const plan = planOf(installation);
      return Math.min(earliest, (plan && nextEnd(plan, this.#passed)) ?? earliest);
    }, Number.POSITIVE_INFINITY);
  }

  #setAlarm(): void {
    this.#alarm.set(Number.isFinite(this.#next) ? this.#next : undefined);
  }
}

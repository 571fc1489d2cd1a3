import { Alarm } from '../alarm.js';
import type { EmulatorState } from '../state.js';
import { passTime } from './pass-time.js';
import { nextEnd, planOf } from './plan.js';

/** Lets the time of an emulator pass for its installations, however it passes. */
export class PassingTime {
  readonly #state: Pick<EmulatorState, 'clock' | 'events' | 'installations'>;
  readonly #alarm: Alarm;
  #passed: number;

  /** @param state the emulator's state, which may still be under construction. */
  constructor(state: Pick<EmulatorState, 'clock' | 'events' | 'installations'>) {
    this.#state = state;
    this.#passed = state.clock.now();
    this.#alarm = new Alarm(state.clock, () => this.pass());
  }

  /** Ends what has come to its end until now, and sends the events of it. */
  pass(): void {
    const { clock, events, installations } = this.#state;
    const [from, to] = [this.#passed, clock.now()];
    this.#passed = to;
    const passed = Object.entries(installations.all).flatMap(([key, before]) => {
      const { installation, events } = passTime(before, from, to) ?? {};
      return installation && events ? [{ key, installation, events }] : [];
    });
    if (passed.length > 0) installations.putAll(passed);
    events.follow(
      passed
        // Wix tells a removed app nothing more.
        .filter(({ installation }) => installation.installed)
        .flatMap(({ installation, events }) => {
          const { instanceId } = installation.instance;
          return events.map((event) => ({ instanceId, ...event }));
        }),
    );
    this.#setAlarm();
  }

  /** To be called when installations have changed, as one may come to its end sooner now. */
  reconsider(): void {
    // Once for all changes of this moment: looking at a thousand installations takes a while.
    this.#alarm.set(this.#state.clock.now());
  }

  /**
   * Puts the beginning of what has not passed yet elsewhere: for installations of another time.
   * @param time until when time has passed for them, in milliseconds since the epoch.
   */
  restart(time: number): void {
    this.#passed = time;
  }

  #setAlarm(): void {
    const ends = Object.values(this.#state.installations.all).flatMap((installation) => {
      const plan = planOf(installation);
      return (plan && nextEnd(plan, this.#passed)) ?? [];
    });
    this.#alarm.set(ends.length > 0 ? ends.reduce((a, b) => Math.min(a, b)) : undefined);
  }
}

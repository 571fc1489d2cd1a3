import { deferred } from '../util/deferred.js';
import { EmulatorError } from '../util/emulator-error.js';
import type { RunningServer } from './listen.js';
import type { Phase } from './phases.js';

/** An end within this time after the start is a quick one, in milliseconds. */
const QUICK_MS = 5000;

/** After this many quick ends in a row, the supervisor gives up. */
const MAX_QUICK_ENDS = 3;

/** A running app that is started again if it ends by itself. */
export interface RunningApp extends RunningServer {
  /** The parts of its start, in their order. */
  readonly phases: readonly Phase[];
  /** Resolves with the reason if the app ends so often that it is not started again. */
  readonly failure: Promise<EmulatorError>;
}

/** What a {@link Supervisor} keeps running. */
export interface Supervised {
  /** Resolves with how it has ended, if it ends by itself: `was ended by SIGKILL`. */
  readonly ended: Promise<string>;
  /** Ends it. */
  close(): Promise<void>;
}

/** Options of a {@link Supervisor}. */
export interface SupervisorOptions<T extends Supervised> {
  /** What runs, as the subject of a sentence. */
  readonly name: string;
  /**
   * Starts it.
   * @param signal Aborts when it is not wanted any longer.
   * @throws {EmulatorError} If only a change by the user can help. Every other error counts as a
   *   quick end.
   */
  readonly start: (signal: AbortSignal) => Promise<T>;
  /** Reads a clock, in milliseconds. Default: the time since this process started. */
  readonly now?: () => number;
}

/**
 * Keeps something running: starts it again when it ends by itself, until it ends again and again
 * right after its start. Every end and every start is reported in the terminal.
 */
export class Supervisor<T extends Supervised> {
  /** Resolves with the reason once the supervisor has given up. */
  readonly failure: Promise<EmulatorError>;
  readonly #options: Required<SupervisorOptions<T>>;
  readonly #giveUp: (reason: EmulatorError) => void;
  #attempt = new AbortController();
  #current: Promise<T> = rejected(unavailable('The app has not been started.'));
  #isStarted = false;
  #closing: Promise<void> | undefined;
  #problem: string | undefined;
  readonly #problemListeners = new Set<() => void>();
  #quickEnds = 0;

  constructor(options: SupervisorOptions<T>) {
    this.#options = { now: () => performance.now(), ...options };
    ({ promise: this.failure, resolve: this.#giveUp } = deferred<EmulatorError>());
  }

  /**
   * Starts what is to be kept running.
   * @throws The error of the first start.
   */
  async start(): Promise<T> {
    this.#launch(Promise.resolve());
    const running = await this.current();
    this.#isStarted = true;
    return running;
  }

  /** What runs, as the subject of a sentence. */
  get name(): string {
    return this.#options.name;
  }

  /** Why nothing runs at the moment; `undefined` if it runs. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /**
   * Calls a listener whenever the problem changes.
   * @returns A function that stops this.
   */
  readonly followProblem = (listener: () => void): (() => void) => {
    this.#problemListeners.add(listener);
    return () => this.#problemListeners.delete(listener);
  };

  /**
   * Waits until it runs.
   * @throws {EmulatorError} If it cannot run. The message is for the user.
   */
  async current(): Promise<T> {
    for (;;) {
      const current = this.#current;
      try {
        const running = await current;
        if (current === this.#current) return running;
      } catch (error) {
        if (current === this.#current) throw error;
      }
    }
  }

  /**
   * Ends what runs, or is starting, and starts it anew.
   * @param reason The reason, as a sentence.
   */
  replace(reason: string): void {
    if (this.#attempt.signal.aborted) return;
    console.error(`wix-emulator: ${reason} ${this.name} is being started again.`);
    this.#attempt.abort();
    this.#quickEnds = 0;
    this.#restart(reason);
  }

  /** Ends what runs. From this call on, nothing is started again. */
  close(): Promise<void> {
    this.#attempt.abort();
    this.#closing ??= this.#current.then((running) => running.close()).catch(() => {});
    this.#current = rejected(unavailable('The app has been stopped.'));
    return this.#closing;
  }

  /** Closes what has run, and then starts anew. */
  #restart(reason: string): void {
    this.#setProblem(reason);
    this.#launch(this.#current.then((running) => running.close()));
  }

  /** Starts the next one as soon as the previous one has ended, even if it failed to end. */
  #launch(end: Promise<unknown>): void {
    this.#attempt = new AbortController();
    const { signal } = this.#attempt;
    const starting = end
      .catch(() => {})
      .then(() => {
        signal.throwIfAborted();
        return this.#options.start(signal);
      });
    this.#current = starting;
    starting.then(
      (running) => {
        if (signal.aborted) return;
        if (this.#isStarted) console.error(`wix-emulator: ${this.name} runs again.`);
        this.#setProblem(undefined);
        this.#watch(running, signal);
      },
      (error: unknown) => {
        if (this.#isStarted && !signal.aborted) this.#noteFailedStart(error);
      },
    );
  }

  #setProblem(problem: string | undefined): void {
    this.#problem = problem;
    for (const listener of this.#problemListeners) listener();
  }

  #watch(running: T, signal: AbortSignal): void {
    const { now } = this.#options;
    const startedAt = now();
    void running.ended.then((how) => {
      if (signal.aborted) return;
      if (now() - startedAt >= QUICK_MS) this.#quickEnds = 0;
      this.#noteEnd(`${this.name} ${how}.`);
    });
  }

  #noteFailedStart(error: unknown): void {
    if (error instanceof EmulatorError) {
      this.#setProblem(error.message);
      console.error(`wix-emulator: ${error.message}`);
    } else {
      this.#noteEnd(`${this.name} could not be started: ${error}`);
    }
  }

  #noteEnd(what: string): void {
    this.#quickEnds += 1;
    if (this.#quickEnds < MAX_QUICK_ENDS) {
      console.error(`wix-emulator: ${what} It is being started again.`);
      this.#restart(what);
      return;
    }
    const reason = unavailable(
      `${what} This was the ${MAX_QUICK_ENDS}rd time in a row, each right after its start, so it is not started again.`,
    );
    console.error(`wix-emulator: ${reason.message}`);
    this.#setProblem(reason.message);
    this.#attempt.abort();
    void this.#current.then((running) => running.close()).catch(() => {});
    this.#current = rejected(reason);
    this.#giveUp(reason);
  }
}

function unavailable(message: string): EmulatorError {
  return new EmulatorError('APP_UNAVAILABLE', message);
}

/** Creates a rejected promise that nobody needs to handle. */
function rejected(error: Error): Promise<never> {
  const promise = Promise.reject(error);
  promise.catch(() => {});
  return promise;
}

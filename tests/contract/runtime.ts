import { expect } from 'vitest';
import { CONTRACT_ROOT, type RunningApp, startApp, startDevApp } from '../support/start-app.js';

/** One of the ways in which an app runs, and the contract's app running in it. */
export class Runtime {
  readonly name: string;
  /** Whether it tells the caller what went wrong in the code. */
  readonly isDev: boolean;
  /** What the app has written to its log, which both ways of running it print on this process's console. */
  readonly log: string[] = [];
  readonly #start: typeof startApp;
  #app: RunningApp | undefined;

  constructor(name: string, isDev: boolean, start: typeof startApp) {
    this.name = name;
    this.isDev = isDev;
    this.#start = start;
  }

  /** The running app. */
  get app(): RunningApp {
    if (!this.#app) throw new Error(`The app on ${this.name} has not started.`);
    return this.#app;
  }

  async start(): Promise<void> {
    this.#app = await this.#start(CONTRACT_ROOT);
  }

  async stop(): Promise<void> {
    await this.#app?.close();
  }
}

/** The production worker in `workerd`, and `astro dev`. */
export const runtimes: readonly Runtime[] = [
  new Runtime('the production worker', false, startApp),
  new Runtime('astro dev', true, startDevApp),
];

/** For `describe.each`, with names that a report shows as they are. */
export const namedRuntimes = runtimes.map((runtime) => [runtime.name, runtime] as const);

/** An error's body, whatever its request id is. */
export function errorBody(code: string, rest: object = {}) {
  return { error: { code, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/), ...rest } };
}

import { afterAll, beforeAll, beforeEach, expect, inject } from 'vitest';
import { captureLog } from '../support/capture-log.js';
import { type OtherHost, startOtherHost } from '../support/other-hosts.js';
import {
  CONTRACT_ROOT,
  isOfMonitoring,
  type RunningApp,
  startApp,
  startDevApp,
} from '../support/start-app.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /**
     * How the contract's app runs: the production build in `workerd`, `astro dev`, or its web
     * methods in a server without the Astro integration.
     */
    runtime: 'worker' | 'dev' | OtherHost;
  }
}

/** The contract's app, running in the way that the project's configuration names. */
export interface Runtime {
  /** Whether it is `astro dev`, which tells the caller what went wrong in the code. */
  readonly isDev: boolean;
  /** Whether it is an app on Astro with the integration. */
  readonly isIntegrated: boolean;
  /** Whether code of a call runs on after the answer. Nothing keeps a bare worker running. */
  readonly outlivesAnswer: boolean;
  readonly app: RunningApp;
  /** What the app has logged since the test began. */
  readonly log: readonly string[];
}

/**
 * Starts the contract's app before the tests of a file, and stops it after them. Its log goes to
 * {@link Runtime.log} and not to the terminal.
 * @param options.reset Whether to reset the emulator before each test. Default: `true`.
 */
export function startRuntime({ reset = true } = {}): Runtime {
  const name = inject('runtime');
  const isDev = name === 'dev';
  const log = captureLog();
  let app: RunningApp | undefined;
  const runtime: Runtime = {
    isDev,
    isIntegrated: isDev || name === 'worker',
    outlivesAnswer: name !== 'bare worker',
    log,
    get app() {
      if (!app) throw new Error('The app has not started.');
      return app;
    },
  };

  beforeAll(async () => {
    if (name === 'dev') app = await startDevApp(CONTRACT_ROOT);
    else if (name === 'worker') app = await startApp(CONTRACT_ROOT);
    else app = await startOtherHost[name]();
  });
  afterAll(() => app?.close());
  if (reset) beforeEach(() => runtime.app.reset());
  return runtime;
}

/**
 * The operations of Wix that each call has requested so far, in alphabetical order. Those of its
 * monitoring are left out.
 */
export function requestedByCall({ app }: Runtime): string[][] {
  return app.emulator.calls.map(({ requests }) =>
    requests
      .filter(({ operation }) => !isOfMonitoring(operation))
      .map(({ operation }) => String(operation))
      .sort(),
  );
}

/** An error's body, whatever its request id is. */
export function errorBody(code: string, rest: object = {}) {
  return { error: { code, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/), ...rest } };
}

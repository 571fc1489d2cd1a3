import { type TestAPI, test } from 'vitest';
import { createMethodKeys } from './app-source/method-keys.js';
import { createEmulator, type Emulator, type EmulatorOptions } from './emulator.js';
import type { AnswerSource } from './model/answers/own-answers.js';
import type { Seed, SeedFactory } from './model/seed.js';
import type { RunningServer } from './runner/listen.js';
import { startPreview } from './runner/preview/preview.js';
import { readWixConfig } from './runner/project.js';
import { type DefaultSeed, defaultSeed } from './seed/default-seed.js';

/** The fixtures of {@link wixTest}. */
export interface WixFixtures<S extends Seed = DefaultSeed> {
  /** The local Wix of the test file, reset to its seed before the test. */
  readonly emulator: Emulator<S>;
  /** The app's production build, which runs in Wix's runtime with this emulator. */
  readonly app: RunningServer;
}

/** Options of {@link wixTest}. */
export interface WixTestOptions<S extends Seed> {
  /** The app's folder, with its build in `dist`. Default: the current folder. */
  readonly root?: string;
  /** The data that every test starts with. Default: the emulator's own seed. */
  readonly seed: SeedFactory<S>;
  /** Returns own answers to the app's requests, such as those of `wix-emulator.answers.ts`. */
  readonly answers?: AnswerSource;
  /**
   * Whether the generic engine answers the standard methods of Wix APIs that the emulator does not
   * emulate. Default: true.
   */
  readonly generic?: boolean;
  /**
   * `auto` sends the events of the changes that the app makes in the emulator's stores to the event
   * extensions that subscribe to them, as Wix does. Default: such changes send no events.
   */
  readonly events?: 'auto';
}

/**
 * Creates a `test` function of Vitest whose tests have an emulator and the running app. Each test file
 * has its own. The first test of a file that uses `app` starts it on a free port, and it stops after the
 * last test. `emulator.call()` needs the app. Before each test that uses either, the emulator is reset.
 *
 * The tests of a file share the emulator, so they run one after the other. A test that runs beside
 * others of its file (`test.concurrent`, `sequence.concurrent`) fails with an error that says so. Test
 * files may run side by side.
 *
 * The app keeps running from test to test. A reset clears the caches of its web methods, but not what
 * the app itself keeps in memory.
 * @param options The app and the data.
 * @example
 * import { wixTest } from 'wix-emulator/vitest';
 * import { expect } from 'vitest';
 *
 * const test = wixTest();
 *
 * test('getInstance() returns the plan of the site', async ({ emulator, app }) => {
 *   await emulator.perform('free', { action: 'buy', plan: 'Pro' });
 *   const answer = await emulator.call({
 *     method: 'backend/instance/getInstance',
 *     as: 'visitor',
 *     instance: 'free',
 *   });
 *   expect(JSON.parse(answer.body).instance.plan).toBe('Pro');
 *   expect((await fetch(app.url)).status).toBe(200);
 * });
 */
export function wixTest(
  options?: Omit<WixTestOptions<DefaultSeed>, 'seed'>,
): TestAPI<WixFixtures<DefaultSeed>>;
export function wixTest<S extends Seed>(options: WixTestOptions<S>): TestAPI<WixFixtures<S>>;
export function wixTest<S extends Seed>(
  options: Partial<WixTestOptions<S>> = {},
): TestAPI<WixFixtures<S>> | TestAPI<WixFixtures<DefaultSeed>> {
  const { root = process.cwd(), seed, answers, generic = true, events } = options;
  const rest = {
    answers,
    resolveMethod: createMethodKeys(root),
    genericFor: generic ? root : undefined,
    autoEventsFor: events === 'auto' ? root : undefined,
  };
  return seed ? testOf(root, { seed, ...rest }) : testOf(root, { seed: defaultSeed, ...rest });
}

function testOf<S extends Seed>(
  root: string,
  options: Omit<EmulatorOptions<S>, 'appId'>,
): TestAPI<WixFixtures<S>> {
  return test.extend<FileFixtures<S> & WixFixtures<S>>({
    emulatorOfFile: [
      // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from it what a fixture needs.
      async ({}, use) => {
        const { appId } = await readWixConfig(root);
        await use(createEmulator<S>({ appId, ...options }));
      },
      { scope: 'file' },
    ],
    appOfFile: [
      async ({ emulatorOfFile }, use) => {
        const app = await startPreview({ root, emulator: emulatorOfFile, port: 0 });
        await use(app);
        await app.close();
      },
      { scope: 'file' },
    ],
    emulator: async ({ emulatorOfFile, task }, use) => {
      if (task.concurrent) {
        throw new Error(
          `"${task.name}" runs beside other tests of its file, whose emulator it would reset. Remove "concurrent".`,
        );
      }
      emulatorOfFile.reset();
      await use(emulatorOfFile);
    },
    // Uses the emulator, so that it is also reset before a test that only uses the app.
    app: async ({ appOfFile, emulator: _ }, use) => use(appOfFile),
  });
}

/** The fixtures that the tests of one file share. */
interface FileFixtures<S extends Seed> {
  readonly emulatorOfFile: Emulator<S>;
  readonly appOfFile: RunningServer;
}

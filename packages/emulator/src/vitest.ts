import { type TestAPI, test } from 'vitest';
import { createEmulator, type Emulator } from './emulator.js';
import type { Seed, SeedFactory } from './model/seed.js';
import type { RunningServer } from './runner/listen.js';
import { startPreview } from './runner/preview/preview.js';
import { readAppId } from './runner/project.js';
import { type DefaultSeed, defaultSeed } from './seed/default-seed.js';

/** What a test of an app gets. */
export interface WixFixtures<S extends Seed = DefaultSeed> {
  /** The local Wix of the test's file, as its seed says when the test starts. */
  readonly emulator: Emulator<S>;
  /** The app's production build, which runs in Wix's run time with this emulator. */
  readonly app: RunningServer;
}

/** What to test. */
export interface WixTestOptions<S extends Seed> {
  /** The app's folder, which has its build in `dist`; the current folder if left out. */
  readonly root?: string;
  /** The data that every test starts with; the emulator's own if left out. */
  readonly seed: SeedFactory<S>;
}

/**
 * Makes a `test` of Vitest's whose tests may use an emulator and an app that no other test file
 * shares. The app is started by the first test of a file that uses `app`, on a port of the system's
 * choice, and stopped after the last one; `emulator.call` needs it. The emulator is
 * reset before each test that uses either.
 * The tests of a file share the emulator, so they run one after the other: one that runs beside others
 * (`test.concurrent`, `sequence.concurrent`) fails and says so. Files run side by side.
 * The app runs on meanwhile: what its web methods have kept is forgotten with the reset, and what else
 * it keeps in memory by itself stays from test to test.
 * @param options Which app, and with which data.
 * @example
 * import { wixTest } from 'wix-emulator/vitest';
 * import { expect } from 'vitest';
 *
 * const test = wixTest();
 *
 * test('tells a visitor which plan the site has', async ({ emulator, app }) => {
 *   await emulator.perform('free', { action: 'buy', plan: 'Pro' });
 *   const answer = await emulator.call({
 *     method: 'backend/instance/getInstance',
 *     as: 'visitor',
 *     instance: 'free',
 *   });
 *   expect(JSON.parse(answer.body).instance.billing.packageName).toBe('Pro');
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
  const { root = process.cwd(), seed } = options;
  return seed ? testOf(root, seed) : testOf(root, defaultSeed);
}

function testOf<S extends Seed>(root: string, seed: SeedFactory<S>): TestAPI<WixFixtures<S>> {
  return test.extend<FileFixtures<S> & WixFixtures<S>>({
    emulatorOfFile: [
      // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from it what a fixture needs.
      async ({}, use) => use(createEmulator<S>({ appId: await readAppId(root), seed })),
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
          `"${task.name}" runs beside other tests of its file, whose emulator it would reset: leave "concurrent" out.`,
        );
      }
      emulatorOfFile.reset();
      await use(emulatorOfFile);
    },
    // With the emulator, so that a test that uses nothing but the app finds it reset as well.
    app: async ({ appOfFile, emulator: _ }, use) => use(appOfFile),
  });
}

/** What the tests of one file share. */
interface FileFixtures<S extends Seed> {
  readonly emulatorOfFile: Emulator<S>;
  readonly appOfFile: RunningServer;
}

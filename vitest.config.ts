import { defineConfig } from 'vitest/config';

const buildApps = './tests/support/build-apps.ts';
const buildOtherHosts = './tests/support/build-other-hosts.ts';
const packTarballs = './tests/packs/pack-tarballs.ts';
const findBrowser = './tests/support/browser/global-setup.ts';

/** For tests that start servers, development servers or browsers, on slow machines too. */
const patient = {
  testTimeout: 300_000,
  hookTimeout: 600_000,
  expect: { poll: { timeout: 20_000 } },
  // Node loads the emulator's build by itself. Vite would transform all of its files for each project.
  server: { deps: { external: [/\/packages\/emulator\/dist\//] } },
};

/** For tests of single files. */
const unit = {
  // Half the processor time of processes.
  pool: 'threads',
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 20_000 } },
} as const;

/** The unit tests of the Vite plugin, which build and serve small projects. */
const plugin = ['packages/web-methods/src/vite/*.test.ts', 'tests/mistakes/imports.test.ts'];

/** Unit tests that mock modules, or that load code which replaces `fetch`, `Date` or the timers. */
const isolated = [
  'packages/emulator/src/{lifecycle,runner,webhooks}/**/*.test.ts',
  'packages/emulator/src/wix-api/{fault-effects,same-answers,wix-api}.test.ts',
  'packages/web-methods/src/**/*.test.ts',
  'tests/app/unit/*.test.ts',
  'tests/mistakes/commands.test.ts',
];

/** The tests of the contract, on the runtime that a project provides. */
const contract = ['tests/contract/*.test.ts'];

/** Tests of the production build, which need no development server. */
const ofWorker = ['tests/contract/{public-files,backend-callers}.test.ts'];

/** Tests that build or start apps of their own, for which the quick run has no time. */
const ofFullRun = [
  'tests/contract/{unprotected-build,refused-builds}.test.ts',
  'tests/contract/{dev-messages,forgotten-integration,leaving,localization,prerendered,sdk,trailing-slash}.test.ts',
];

/** Servers without the Astro integration, which all share one handler. */
const otherHosts = ['hono', 'astro without the integration', 'bare worker'] as const;

/**
 * The tests of the contract that apply to other hosts. The remaining ones need an Astro page, a session
 * cookie, `endpoint()`, a build or a development server.
 */
const ofOtherHosts = [
  'tests/contract/{caching,cost,errors,forms,hangs,permissions,requests,values}.test.ts',
];

const mainWay = ['tests/app/main-way.test.ts'];

export default defineConfig({
  test: {
    reporters: ['dot', './tests/support/summary-reporter.ts'],
    // Much of the time is spent waiting for servers: three workers keep two processors busy.
    maxWorkers: 3,
    // A dev server that stops interrupts the imports in it. Wix's middleware does not handle their
    // errors, so they would fail the run of a test that has passed.
    onUnhandledError: ({ message }) =>
      !message.startsWith('transport was disconnected, cannot call'),
    // `npm test` runs the first seven, `npm run test:full` the others.
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/emulator/{src,scripts}/**/*.test.ts',
            'bench/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          exclude: isolated,
          ...unit,
          // Loading the emulator anew for each file takes longer than its tests.
          isolate: false,
        },
      },
      {
        test: {
          name: 'unit-isolated',
          include: isolated,
          exclude: plugin,
          ...unit,
        },
      },
      {
        test: {
          name: 'plugin',
          include: plugin,
          ...unit,
          // Loading Vite anew for each file takes as long as its tests.
          isolate: false,
        },
      },
      {
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            checker: './node_modules/typescript-7/bin/tsc',
            include: ['tests/types/*.test-d.ts'],
            // The root's would check the whole repository once more.
            tsconfig: './tests/types/tsconfig.json',
          },
        },
      },
      {
        test: {
          name: 'contract',
          include: contract,
          exclude: ofFullRun,
          globalSetup: [buildApps],
          provide: { runtime: 'worker' },
          // Each file has its own app; loading the emulator anew for each costs more than the tests.
          isolate: false,
          ...patient,
        },
      },
      {
        test: {
          name: 'property-quick',
          include: ['tests/property/*.test.ts'],
          globalSetup: [buildApps],
          provide: { shareOfRuns: 1 / 150 },
          isolate: false,
          ...patient,
        },
      },
      {
        test: {
          name: 'main-way',
          include: mainWay,
          globalSetup: [buildApps, findBrowser],
          ...patient,
        },
      },
      {
        test: {
          name: 'contract-dev',
          include: contract,
          exclude: ofWorker,
          provide: { runtime: 'dev' },
          ...patient,
        },
      },
      {
        test: {
          name: 'property',
          include: ['tests/property/*.test.ts'],
          globalSetup: [buildApps],
          provide: { shareOfRuns: 1 },
          ...patient,
          testTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'app',
          include: ['tests/app/*.test.ts'],
          exclude: mainWay,
          globalSetup: [buildApps, findBrowser],
          ...patient,
        },
      },
      {
        test: {
          name: 'emulator',
          include: ['tests/emulator/**/*.test.ts', 'tests/mistakes/apps.test.ts'],
          globalSetup: [buildApps, findBrowser],
          ...patient,
        },
      },
      {
        test: {
          name: 'conformance',
          include: ['tests/conformance/**/*.test.ts'],
          globalSetup: [buildApps, findBrowser],
          ...patient,
        },
      },
      {
        test: {
          // The examples' own tests, which also run in a copy of their folders.
          name: 'examples',
          include: ['examples/*/tests/*.test.ts'],
          globalSetup: [buildApps],
          ...patient,
        },
      },
      {
        test: {
          name: 'corpus',
          include: ['tests/corpus/*.test.ts'],
          globalSetup: [buildApps],
          ...patient,
        },
      },
      {
        test: {
          name: 'legacy',
          include: ['tests/legacy/*.test.ts'],
          globalSetup: ['./tests/legacy/install.ts'],
          ...patient,
        },
      },
      {
        test: {
          name: 'caching',
          include: ['tests/caching/*.test.ts'],
          ...patient,
        },
      },
      {
        test: {
          name: 'isolation',
          include: ['tests/isolation/*.test.ts'],
          globalSetup: [buildApps],
          ...patient,
        },
      },
      {
        test: {
          name: 'packs',
          include: ['tests/packs/packs.test.ts'],
          globalSetup: [packTarballs],
          ...patient,
          // Everything in the app compiles for the first time.
          testTimeout: 600_000,
        },
      },
      {
        // `npm run test:packs` runs it, because each variant installs an app of its own.
        test: {
          name: 'packs-variants',
          include: ['tests/packs/variants.test.ts'],
          globalSetup: [packTarballs],
          ...patient,
          // Everything in the app compiles for the first time.
          testTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'other-hosts',
          include: ['tests/other-hosts/*.test.ts'],
          globalSetup: [buildOtherHosts, findBrowser],
          ...patient,
        },
      },
      ...otherHosts.map((runtime) => ({
        test: {
          name: `other-hosts-${runtime.replaceAll(' ', '-')}`,
          include: ofOtherHosts,
          globalSetup: [buildOtherHosts],
          provide: { runtime },
          isolate: false,
          ...patient,
        },
      })),
    ],
  },
});

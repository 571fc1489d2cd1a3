import { defineConfig } from 'vitest/config';

/**
 * How long a test may wait, in milliseconds. The limits are for a machine that other programs keep
 * busy: a test that works ends long before.
 */
const limits = { poll: 20_000, test: 120_000, hook: 600_000 };

const expect = { poll: { timeout: limits.poll } };

export default defineConfig({
  test: {
    reporters: ['default', './tests/support/summary-reporter.ts'],
    // Much of the time is spent waiting; by default Vitest leaves one of two processors idle.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/*/{src,scripts}/**/*.test.ts',
            '{bench,scripts}/*.test.ts',
            'tests/app/unit/*.test.ts',
          ],
          expect,
          testTimeout: 30_000,
          hookTimeout: limits.hook,
        },
      },
      {
        test: {
          name: 'types',
          include: [],
          typecheck: { enabled: true, only: true, include: ['tests/types/**/*.test-d.ts'] },
        },
      },
      {
        test: {
          name: 'integration',
          include: [
            'tests/{conformance,legacy,isolation}/**/*.test.ts',
            'tests/contract/{contract,public-files,backend-callers}.test.ts',
            'tests/app/{dev,instance,instance-cost,instance-events-dev}.test.ts',
          ],
          exclude: ['tests/conformance/*-browser.test.ts'],
          globalSetup: ['tests/support/build-apps.ts'],
          expect,
          testTimeout: limits.test,
          hookTimeout: limits.hook,
        },
      },
      {
        test: {
          name: 'emulator',
          include: ['tests/emulator/**/*.test.ts'],
          globalSetup: ['tests/support/build-apps.ts', 'tests/support/browser/global-setup.ts'],
          expect,
          testTimeout: limits.test,
          hookTimeout: limits.hook,
        },
      },
      {
        test: {
          name: 'property',
          include: ['tests/property/**/*.test.ts'],
          globalSetup: ['tests/support/build-apps.ts'],
          expect,
          testTimeout: 600_000,
          hookTimeout: limits.hook,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/app/*.test.ts', 'tests/conformance/*-browser.test.ts'],
          exclude: ['tests/app/{dev,instance,instance-cost,instance-events-dev}.test.ts'],
          globalSetup: ['tests/support/build-apps.ts', 'tests/support/browser/global-setup.ts'],
          expect,
          testTimeout: limits.test,
          hookTimeout: limits.hook,
        },
      },
    ],
  },
});

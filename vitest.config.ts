import { defineConfig } from 'vitest/config';

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
          testTimeout: 30_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'emulator',
          include: ['tests/emulator/**/*.test.ts'],
          globalSetup: ['tests/support/build-apps.ts', 'tests/support/browser/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'property',
          include: ['tests/property/**/*.test.ts'],
          globalSetup: ['tests/support/build-apps.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/app/*.test.ts', 'tests/conformance/*-browser.test.ts'],
          exclude: ['tests/app/{dev,instance,instance-cost,instance-events-dev}.test.ts'],
          globalSetup: ['tests/support/build-apps.ts', 'tests/support/browser/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});

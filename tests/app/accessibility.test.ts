import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityFindings } from '../support/browser/accessibility-findings.js';
import { type OpenConsole, openConsole } from '../support/browser/open-console.js';
import { captureLog } from '../support/capture-log.js';
import { APP_ROOT, type RunningApp } from '../support/start-app.js';
import { busyParts, pathOf, surfaces, textsIn } from './app-surfaces.js';
import { settle } from './settle.js';

captureLog();

// The data of each plan, and the errors that callers get, are checked by screens.test.ts, which has
// them on its pages anyway.

let host: OpenConsole;
let app: RunningApp;

beforeAll(async () => {
  host = await openConsole(APP_ROOT);
  app = host.app;
});
afterAll(() => host?.close());

describe.each(['en', 'he'] as const)('surfaces on a site in %s', (language) => {
  const texts = textsIn[language];

  beforeEach(() => {
    app.reset();
    app.emulator.update('premium', (appInstance) => ({
      ...appInstance,
      site: { ...appInstance.site, locale: language },
    }));
  });

  /** Holds the calls of a page back from now on, until the returned function is called. */
  async function holdCalls(page: Page): Promise<() => void> {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/\/api\/web-methods\//, async (route) => {
      await released;
      await route.continue();
    });
    return release;
  }

  test.each(['widget', 'panel', 'dashboard'] as const)(
    `the %s is accessible while it loads on a site in ${language}`,
    async (name) => {
      const { page } = await host.browser.open('about:blank');
      const release = await holdCalls(page);
      await page.goto(host.url + pathOf(name, 'premium'));
      await busyParts(surfaces[name].content(page, texts)).first().waitFor();
      expect(await accessibilityFindings(page)).toEqual([]);
      release();
      await page.context().close();
    },
  );

  test(`the modal is accessible while it loads and after it fails on a site in ${language}`, async () => {
    const { page } = await host.browser.open(host.url + pathOf('modal', 'premium'));
    const shown = { appInstance: app.emulator.instances.premium, language };
    await settle(page, { ...shown, name: 'dashboard', outcome: 'data' });
    const release = await holdCalls(page);
    await surfaces.modal.open?.(page, texts);
    await busyParts(surfaces.modal.content(page, texts)).first().waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    app.emulator.faults.add({ kind: 'status', status: 500, operation: 'get-app-instance' });
    release();
    await settle(page, { ...shown, name: 'modal', outcome: 'wixFailed' });
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.context().close();
  });
});

test.each(['light', 'dark'] as const)(
  'the console is accessible in the %s color scheme',
  async (colorScheme) => {
    app.reset();
    const { page } = await host.browser.open(host.url);
    await page.emulateMedia({ colorScheme });
    await page.frameLocator('iframe').getByText('Harbour Street Bakery').first().waitFor();
    await page.getByRole('tab', { name: 'Instance' }).click();
    await page.getByRole('tabpanel', { name: 'Instance' }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.context().close();
  },
);

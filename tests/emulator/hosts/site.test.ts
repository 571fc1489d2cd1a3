import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { saveScreenshot } from '../../support/browser/open-browser.js';
import { type OpenConsole, openConsole } from '../../support/browser/open-console.js';
import { HOST_ROOT } from '../../support/start-app.js';

let host: OpenConsole;
let page: Page;
let errors: string[];
let foreignHosts: string[];

beforeAll(async () => {
  host = await openConsole(HOST_ROOT);
});
afterAll(() => host?.close());
beforeEach(() => host.app.reset());
afterEach(async () => {
  await page.context().close();
  expect(errors).toEqual([]);
  expect(foreignHosts).toEqual([]);
});

async function open(query: Record<string, string> = {}, width = 1280): Promise<void> {
  const choice = { instance: 'premium', caller: 'visitor', ...query };
  const url = `${host.url}/hosts/site?${new URLSearchParams(choice)}`;
  ({ page, errors, foreignHosts } = await host.browser.open(url, { width }));
}

const textOf = (label: string) => page.getByLabel(label, { exact: true }).textContent();

test('a widget gets access tokens for the chosen instance', async () => {
  await open();
  await expect.poll(() => textOf('Plan')).toBe('Pro');
  await expect.poll(() => textOf('Echo')).toMatch(/^\{"from":"the widget"\} at /);
  await page.context().close();
  await open({ instance: 'free' });
  await expect.poll(() => textOf('Plan')).toBe('Free');
});

test('a widget’s call with an expired token is refused', async () => {
  await open({ caller: 'expired' });
  await expect.poll(() => textOf('Plan')).toMatch('expired');
  // The embedded script does not catch it.
  await expect.poll(() => errors.splice(0)).toEqual([expect.stringMatching('expired')]);
});

test('an embedded script runs with its own access tokens', async () => {
  await open();
  const { siteDisplayName } = host.app.emulator.instances.premium.site;
  const greeting = page.locator('#greeting');
  await expect.poll(() => greeting.textContent()).toBe(`Greetings from ${siteDisplayName}`);
});

test('the site page and the app’s calls are in the language of the site', async () => {
  host.app.emulator.update('premium', (appInstance) => ({
    ...appInstance,
    site: { ...appInstance.site, locale: 'he-IL' },
  }));
  ({ page, errors, foreignHosts } = await host.browser.open('about:blank'));
  const called = page.waitForRequest((request) => request.url().includes('/api/web-methods/'));
  await page.goto(`${host.url}/hosts/site?instance=premium`);
  // The SDK takes it from the page's `commonConfig`.
  expect((await called).headers()['x-wix-linguist']).toMatch(/^he\|he-IL\|/);
  await expect.poll(() => textOf('Plan')).toBe('Pro');
  const html = page.locator('html');
  expect(await html.getAttribute('lang')).toBe('he-IL');
  expect(await html.getAttribute('dir')).toBe('rtl');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
  await saveScreenshot(page, 'emulator-site-rtl');
});

test('the site page uses the emulator’s clock', async () => {
  host.app.emulator.clock.advance(24 * 60 * 60 * 1000);
  await open();
  const ahead = await page.evaluate(() => Date.now() - performance.timeOrigin);
  expect(ahead).toBeGreaterThan(23 * 60 * 60 * 1000);
});

test.each([1280, 375])('the site page fits into a window of %d pixels', async (width) => {
  await open({}, width);
  await expect.poll(() => textOf('Plan')).toBe('Pro');
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  await saveScreenshot(page, `emulator-site-${width}`);
});

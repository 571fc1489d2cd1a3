import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { saveScreenshot } from '../../support/browser/open-browser.js';
import { startHosts } from '../../support/browser/start-hosts.js';
import { HOST_ROOT } from '../../support/start-app.js';

const host = startHosts(HOST_ROOT);
let page: Page;

beforeEach(async () => {
  await host.app.emulator.embedScript('premium', { parameters: { text: '' } });
});

async function open(query: Record<string, string> = {}, width = 1280): Promise<void> {
  page = await host.open('/hosts/site', { caller: 'visitor', ...query }, { width });
}

const textOf = (label: string) => page.getByLabel(label, { exact: true }).textContent();

test('a widget gets access tokens for the chosen instance', async () => {
  await open();
  await expect.poll(() => textOf('Plan')).toBe('Pro');
  await expect.poll(() => textOf('Echo')).toMatch(/^\{"from":"the widget"\} at /);
  await open({ instance: 'free' });
  await expect.poll(() => textOf('Plan')).toBe('Free');
});

test('a widget’s call with an expired token is refused', async () => {
  await open({ caller: 'expired' });
  await expect.poll(() => textOf('Plan')).toMatch('expired');
  // The embedded script does not catch it.
  await expect.poll(() => host.errors.splice(0)).toEqual([expect.stringMatching('expired')]);
});

test('an embedded script runs with its own access tokens', async () => {
  await open();
  const { siteDisplayName } = host.app.emulator.instances.premium.site;
  const greeting = page.locator('#greeting');
  await expect.poll(() => greeting.textContent()).toBe(`Greetings from ${siteDisplayName}`);
});

test('the site page has no embedded script until it is embedded in that site', async () => {
  await open({ instance: 'free' });
  await expect.poll(() => textOf('Plan')).toBe('Free');
  expect(await page.locator('#message').count()).toBe(0);
});

test('a parameter cannot leave the attribute, the text or the string that its placeholder is in', async () => {
  const image = '<img src="x" onerror="document.title=1">';
  const text = `"${image}'\\\`\${document.title=2}\n</p></script>${image}<!--&lt;{{text}}`;
  await host.app.emulator.embedScript('premium', { parameters: { text } });
  await open();
  const message = page.locator('#message');
  await expect.poll(() => message.getAttribute('data-text')).toBe(text);
  expect(await message.getAttribute('title')).toBe(text);
  expect(await message.textContent()).toBe(text);
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.title()).toBe('Harbour Street Bakery');
});

test('the site page and the app’s calls are in the language of the site', async () => {
  host.app.emulator.update('premium', (appInstance) => ({
    ...appInstance,
    site: { ...appInstance.site, locale: 'he-IL' },
  }));
  await open();
  const called = page.waitForRequest((request) => request.url().includes('/api/web-methods/'));
  await page.reload();
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

import type { FrameLocator, Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { saveScreenshot } from '../../support/browser/open-browser.js';
import { startHosts } from '../../support/browser/start-hosts.js';
import { HOST_ROOT } from '../../support/start-app.js';
import { call } from './fixture-calls.js';

const host = startHosts(HOST_ROOT);
let page: Page;
let panel: FrameLocator;

beforeEach(() => open());

async function open(query: Record<string, string> = {}): Promise<void> {
  page = await host.open('/hosts/panel', query);
  panel = page.frameLocator('#panel');
}

const attributes = () => page.getByLabel('Attributes').textContent();

test('a changed setting is visible in the live widget at once', async () => {
  await page.getByLabel('Plan').getByText('Pro').waitFor();
  await panel.getByRole('textbox', { name: 'Title' }).fill('Hello');
  await expect.poll(attributes).toBe('{"title":"Hello"}');
  await call(panel, 'read the title', '"Hello"');
  await call(panel, 'read nothing', 'null');
  await panel.getByRole('button', { name: 'set the title' }).click();
  await expect.poll(attributes).toBe('{"title":"Set by the panel"}');
  await saveScreenshot(page, 'emulator-editor');
});

test('the editor gives the panel data about the site and the caller', async () => {
  const { siteId, locale } = host.app.emulator.instances.premium.site;
  await expect.poll(() => panel.getByLabel('Caller').textContent()).toBe('USER');
  await call(panel, 'view mode', '"Editor"');
  await call(panel, 'language', `"${locale}"`);
  await call(panel, 'site id', `"${siteId}"`);
  await call(panel, 'direction', '"ltr"');
  await call(panel, 'classes', 'false');
  await call(panel, 'access token', 'true');
  await call(panel, 'private api', 'true');
  await call(panel, 'preload fonts', '');
  await call(panel, 'listen to events', 'listened');
  await call(panel, 'listen to the selection', '');
  const timeZone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  await call(panel, 'time zone', timeZone);
});

test('the editor refuses the calls that Wix refuses for a custom element', async () => {
  await call(panel, 'widget.getDesignPreset()', /^\[Widget Error\]#NotAvailableMethod/);
  await call(panel, 'widget.setDesignPreset()', /^\[Widget Error\]#NotAvailableMethod/);
  await call(panel, 'reactElements.getData()', /^\[Base SDK Error\]/);
  await call(panel, 'bindings.getBinding()', /^\[Base SDK Error\]/);
  await call(panel, 'providers.list()', /^\[Base SDK Error\]/);
});

test('an unsupported editor call fails with its name, in the panel and in a toast', async () => {
  const buttons = panel.getByRole('button');
  // The first ones are requests to Wix, and calls that the editor supports.
  const others = 14 + 24;
  await expect.poll(() => buttons.count()).toBeGreaterThan(others + 20);
  const names = (await buttons.allTextContents()).slice(others);
  for (const name of names) {
    const [call_ = ''] = name.split(' ');
    const named = `wix-emulator does not emulate .*${call_.replace(/[.()]/g, '\\$&')}`;
    await call(panel, name, new RegExp(`${named}.*\\. [A-Z].*\\.$`));
    await page.locator('.toast', { hasText: call_ }).first().waitFor();
  }
});

test('the panel’s access tokens expire by the emulator’s clock', async () => {
  host.app.emulator.clock.advance(30 * 24 * 60 * 60 * 1000);
  await open();
  await expect.poll(() => panel.getByLabel('Caller').textContent()).toBe('USER');
  const ahead = await page.evaluate(() => Date.now() - performance.timeOrigin);
  expect(ahead).toBeGreaterThan(29 * 24 * 60 * 60 * 1000);
  await open({ caller: 'expired' });
  await expect.poll(() => panel.getByLabel('Caller').textContent()).toMatch('expired');
});

test.each([1280, 375])('the editor fits into a window of %d pixels', async (width) => {
  await page.setViewportSize({ width, height: 800 });
  await page.getByLabel('Plan').getByText('Pro').waitFor();
  await panel.getByRole('textbox', { name: 'Title' }).waitFor();
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  await saveScreenshot(page, `emulator-editor-${width}`);
});

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { saveScreenshot } from '../support/browser/open-browser.js';
import { type OpenConsole, openConsole } from '../support/browser/open-console.js';
import { captureLog } from '../support/capture-log.js';
import { APP_ROOT, type RunningApp } from '../support/start-app.js';

captureLog();

let host: OpenConsole;
let app: RunningApp;
let page: Page;
let errors: string[];

beforeAll(async () => {
  host = await openConsole(APP_ROOT);
  app = host.app;
});
afterAll(() => host?.close());
beforeEach(async () => {
  app.reset();
  ({ page, errors } = await host.browser.open(host.url, { width: 1440, height: 900 }));
});
afterEach(async () => {
  await page.context().close();
  expect(errors).toEqual([]);
});

const widget = () => page.frameLocator('iframe').getByRole('region', { name: 'Instance status' });
const bakery = () => widget().getByText('Harbour Street Bakery').waitFor();
const freeTag = () => widget().getByText('Made with Instance Status');
const trialTag = (daysLeft: number) => widget().getByText(`${daysLeft} trial days left`);
const choose = (what: string, option: string) =>
  page.getByRole('combobox', { name: what, exact: true }).selectOption(option);
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const openTab = async (name: string) => {
  await page.getByRole('tab', { name }).click();
  return page.getByRole('tabpanel', { name });
};

test('the console switches the caller and the surface', async () => {
  await bakery();
  await choose('Caller', 'expired');
  await widget().getByRole('button', { name: 'Try again' }).waitFor();
  await choose('Caller', 'member');
  await bakery();
  await choose('Surface', 'Dashboard – Instance Status');
  const dashboard = page.frameLocator('iframe').frameLocator('iframe');
  await dashboard.getByText('Harbour Street Bakery').first().waitFor();
  await saveScreenshot(page, 'docs-dashboard');
});

test('the widget shows a plan as soon as it is bought in the console', async () => {
  await choose('Instance', 'free');
  await freeTag().waitFor();
  await saveScreenshot(page, 'docs-console');
  const tab = await openTab('Instance');
  await choose('Plan', 'Pro');
  await press('Buy');
  await tab.getByText('Done.').waitFor();
  await freeTag().waitFor({ state: 'detached' });
  await widget().getByText('Field Notes Studio').waitFor();
  await saveScreenshot(page, 'docs-instance');
  expect(app.emulator.instances.free.instance.billing?.packageName).toBe('Pro');
  await press('Buy');
  await tab.getByText('free already has the plan "Pro". Change it instead.').waitFor();
});

test('a trial ends when the console moves the clock ahead', async () => {
  await choose('Instance', 'trial');
  await trialTag(10).waitFor();
  await openTab('Clock');
  await press('+1 day');
  await trialTag(9).waitFor();
  await press('+14 days');
  await trialTag(9).waitFor({ state: 'detached' });
  await widget().getByText('Weekend Cycling Club').waitFor();
  await openTab('State');
  await press('Reset');
  await trialTag(10).waitFor();
});

test('the console makes Wix fail, and the timeline shows the fault', async () => {
  await bakery();
  const faults = await openTab('Faults');
  await choose('Operation', 'get-app-instance');
  // The widget and the badge ask.
  await faults.getByLabel('Count').fill('2');
  await press('Add fault');
  await faults.getByText('The fault is in force.').waitFor();
  // What it has told of the premium one lately is kept.
  await choose('Instance', 'cancelled');
  const retry = widget().getByRole('button', { name: 'Try again' });
  await retry.waitFor();
  await saveScreenshot(page, 'docs-faults');

  const timeline = await openTab('Timeline');
  const failed = timeline.getByRole('button', { name: /getInstance.*502/ }).first();
  await failed.click();
  await timeline.getByText('fault: status').waitFor();
  await timeline.getByText('get-app-instance').click();
  await timeline.getByText('Answer of Wix').waitFor();
  await saveScreenshot(page, 'docs-timeline');
  await retry.click();
  await widget().getByText('Riverside Piano School').waitFor();
  await timeline
    .getByRole('button', { name: /getInstance.*200/ })
    .first()
    .waitFor();
  await press('Clear');
  await timeline.getByText('No calls yet').waitFor();
});

test('the console calls a method as the owner, and shows that a visitor may not call it', async () => {
  const tab = await openTab('Methods');
  await tab.getByRole('radio', { name: /getInstanceDetails/ }).check();
  await press('Call');
  await tab.getByText('FORBIDDEN').first().waitFor();
  await choose('Caller', 'owner');
  await press('Call');
  await tab.getByText('owner@example.com').first().waitFor();
  await saveScreenshot(page, 'docs-methods');
});

test('the console exports and imports the state', async () => {
  await openTab('State');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export' }).click(),
  ]);
  await app.emulator.perform('premium', { action: 'cancel' });
  await page.getByLabel('Import').setInputFiles(await download.path());
  await page.getByText(/The state was imported from /).waitFor();
  expect(app.emulator.instances.premium.instance.billing?.autoRenewing).toBe(true);
  const wrong = { name: 'wrong.json', mimeType: 'application/json', buffer: Buffer.from('{}') };
  await page.getByLabel('Import').setInputFiles(wrong);
  await page.getByText('"format" is missing: it must be wix-emulator/1.').waitFor();
});

test('the console’s tabs and lists can be used with the keyboard', async () => {
  await bakery();
  await page.getByRole('tab', { name: 'Timeline' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('tab', { name: 'Instance', selected: true }).waitFor();
  await page.getByRole('combobox', { name: 'Instance', exact: true }).focus();
  await page.keyboard.press('ArrowUp');
  await freeTag().waitFor();
});

test.each([['light'], ['dark']] as const)(
  'the console fits on a phone in the %s color scheme',
  async (colorScheme) => {
    await page.setViewportSize({ width: 375, height: 812 });
    await page.emulateMedia({ colorScheme });
    await bakery();
    for (const name of ['Timeline', 'Methods', 'Instance', 'Faults', 'Clock', 'State']) {
      await openTab(name);
      await saveScreenshot(page, `console-phone-${colorScheme}-${name.toLowerCase()}`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    }
  },
);

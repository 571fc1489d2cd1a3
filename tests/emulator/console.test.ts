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
  // Otherwise the call that is under way has no answer in the picture.
  await bakery();
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
  const buy = tab.getByRole('button', { name: 'Buy', exact: true });
  await expect.poll(() => buy.getAttribute('aria-disabled')).toBe('true');
  expect(await buy.getAttribute('title')).toBe(
    'free already has the plan "Pro". Change it instead.',
  );
});

test('the console turns off what an instance does not allow, and says why', async () => {
  const tab = await openTab('Instance');
  const off = async () => {
    const buttons = await tab.locator('button[aria-disabled="true"]').all();
    const entries = buttons.map(async (one) => [
      await one.textContent(),
      await one.getAttribute('title'),
    ]);
    return Object.fromEntries(await Promise.all(entries));
  };
  await choose('Instance', 'cancelled');
  await expect.poll(off).toMatchObject({
    Buy: 'cancelled already has the plan "Pro". Change it instead.',
    'Cancel renewal': 'cancelled already cancelled the renewal of its plan. Reactivate it first.',
    'Install app': 'The app is already installed on cancelled.',
  });
  await choose('Instance', 'removed');
  const notInstalled = 'The app is not installed on removed. Install it first.';
  await expect.poll(off).toMatchObject({ Buy: notInstalled, 'Remove app': notInstalled });
  expect(await off()).not.toHaveProperty('Install app');
  await choose('Instance', 'free');
  await expect
    .poll(off)
    .toMatchObject({ Transfer: 'free has no plan to transfer. Buy one first.' });
  // A button that is off neither loses the focus nor acts.
  await tab.getByRole('button', { name: 'Transfer' }).focus();
  await page.keyboard.press('Enter');
  await choose('Plan', 'Pro');
  await press('Buy');
  await tab.getByText('Done.').waitFor();
  expect(app.emulator.events.entries.map(({ type }) => type)).toEqual(['PaidPlanPurchased']);
});

test('the console names the event extension that has received an event', async () => {
  await choose('Instance', 'free');
  const tab = await openTab('Instance');
  await press('Clone site');
  await tab.getByText('The clone is').waitFor();
  const row = tab.getByRole('list', { name: 'Events, newest first' }).getByRole('listitem').first();
  await row.getByText('to src/extensions/instance-events/installed.ts').waitFor();
});

test('the console shows a problem of the arguments only once', async () => {
  const tab = await openTab('Methods');
  const field = tab.getByLabel('Arguments (a JSON array)');
  await field.fill('{}');
  await press('Call');
  await expect.poll(() => field.evaluate((own) => own === document.activeElement)).toBe(true);
  expect(await tab.getByText('The arguments must be in a JSON array').count()).toBe(1);
  await field.fill('[]');
  await press('Call');
  await tab.getByRole('region', { name: 'Answer' }).waitFor();
});

test('the console says only once that the emulator does not answer', async () => {
  await openTab('Clock');
  await page.route('**/emulator/**', (route) => route.abort());
  await press('+1 hour');
  const messages = () => page.getByText('The emulator does not answer.').count();
  await expect.poll(messages).toBe(1);
  // The connection that follows the changes is opened anew, and fails, too.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.getByText('The emulator does not answer. Trying again…').waitFor();
  expect(await messages()).toBe(1);
});

test.each([1280, 400])(
  'the select boxes show their whole text in a window of %d pixels',
  async (width) => {
    await page.setViewportSize({ width, height: 900 });
    const texts = await openTab('Faults');
    await choose('Operation', 'get-embedded-script');
    await texts.getByLabel('Operation').scrollIntoViewIfNeeded();
    await saveScreenshot(page, `console-selects-${width}`);
    const cutOff = () =>
      page
        .locator('select:visible')
        .evaluateAll((boxes) =>
          boxes
            .filter(
              (box) => box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight,
            )
            .map((box) => box.getAttribute('title')),
        );
    await expect.poll(cutOff).toEqual([]);
    const lines = await texts
      .getByLabel('Operation')
      .evaluate((box) => [getComputedStyle(box).whiteSpace, box.clientHeight] as const);
    expect(lines[0]).toBe('normal');
    expect(lines[1]).toBeGreaterThan(32);
  },
);

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

test('the console embeds a script with its parameters, and the surface shows it until it is disabled', async () => {
  await choose('Instance', 'free');
  const tab = await openTab('Instance');
  const form = tab.getByRole('form', { name: 'Site Badge' });
  await form.getByText('not embedded').waitFor();
  await form.getByLabel('theme').fill('dark');
  await form.getByLabel('theme').press('Enter');
  await form.getByText('The site’s pages contain the script.').waitFor();
  const badge = page.frameLocator('iframe').getByRole('complementary');
  await badge.waitFor();
  expect(Object.values(app.emulator.instances.free.embeddedScripts ?? {})).toEqual([
    { parameters: { theme: 'dark' }, disabled: false },
  ]);
  await saveScreenshot(page, 'console-embedded-script');
  await form.getByRole('button', { name: 'Disable' }).press('Enter');
  await form.getByText('disabled', { exact: true }).waitFor();
  await badge.waitFor({ state: 'detached' });
  expect(await form.getByLabel('theme').inputValue()).toBe('dark');

  await choose('Surface', 'Dashboard – Instance Status');
  const dashboard = page.frameLocator('iframe').frameLocator('#content iframe');
  const toggle = dashboard.getByRole('checkbox', { name: 'Show the badge on the site' });
  await expect.poll(() => toggle.isChecked()).toBe(false);
  await form.getByRole('button', { name: 'Enable' }).press('Enter');
  await expect.poll(() => toggle.isChecked()).toBe(true);
  // The app's page does not load again when the app itself embeds the script.
  const document = await toggle.evaluateHandle(() => window);
  await toggle.press('Space');
  await form.getByText('disabled', { exact: true }).waitFor();
  expect(await document.evaluate((own) => own.document.hasFocus())).toBe(true);
});

test('the console makes Wix fail, and the timeline shows the fault', async () => {
  await bakery();
  const faults = await openTab('Faults');
  await choose('Operation', 'get-app-instance');
  await faults.getByLabel('Count', { exact: true }).fill('1');
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
  for (const _ of ['Methods', 'Extensions', 'Instance']) await page.keyboard.press('ArrowRight');
  await page.getByRole('tab', { name: 'Instance', selected: true }).waitFor();
  await page.getByRole('combobox', { name: 'Instance', exact: true }).focus();
  // The first key opens the list.
  for (const key of ['ArrowUp', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
  await freeTag().waitFor();
});

test.each([['light'], ['dark']] as const)(
  'the console fits on a phone in the %s color scheme',
  async (colorScheme) => {
    await page.setViewportSize({ width: 375, height: 812 });
    await page.emulateMedia({ colorScheme });
    await bakery();
    for (const name of [
      'Timeline',
      'Methods',
      'Extensions',
      'Instance',
      'Data',
      'Faults',
      'Clock',
      'State',
    ]) {
      await openTab(name);
      await saveScreenshot(page, `console-phone-${colorScheme}-${name.toLowerCase()}`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    }
  },
);

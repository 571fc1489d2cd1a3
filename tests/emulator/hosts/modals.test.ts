import type { FrameLocator, Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { callsPageId } from '../../fixtures/host/src/extensions/dashboard/ids.js';
import { saveScreenshot } from '../../support/browser/open-browser.js';
import { startHosts } from '../../support/browser/start-hosts.js';
import { HOST_ROOT } from '../../support/start-app.js';
import { call, expectOutcome, mainFrame, press } from './fixture-calls.js';

const host = startHosts(HOST_ROOT);
let page: Page;
let frame: FrameLocator;

beforeEach(async () => {
  page = await host.open('/hosts/dashboard', { page: callsPageId });
  frame = mainFrame(page);
});

/** What the dashboard tells a modal at the moment. */
async function observed(where: FrameLocator) {
  return JSON.parse((await where.getByLabel('State', { exact: true }).textContent()) ?? '');
}

const toast = (text: string) => page.locator('.toast', { hasText: text });
const modal = () => page.frameLocator('dialog iframe');

test('a modal receives parameters and returns a result', async () => {
  await call(frame, 'watch the layer', 'watching');
  await press(frame, 'open modal');
  await modal().getByRole('heading', { name: 'A modal' }).waitFor();
  await expect
    .poll(async () => (await observed(modal())).props)
    .toEqual({ name: 'Ada', list: [1, { two: 2 }] });
  await expectOutcome(frame, 'watch the layer', /^\["background"\]$/);
  await saveScreenshot(page, 'emulator-modal');
  await press(modal(), 'close with a result');
  await expectOutcome(frame, 'open modal', '{"result":{"answer":42,"list":["a"]}}');
  await expectOutcome(frame, 'watch the layer', /^\["background","foreground"\]$/);
  await page.locator('dialog').waitFor({ state: 'detached' });
  await press(frame, 'open modal as before');
  await expect.poll(async () => (await observed(modal())).props).toEqual({ name: 'Grace' });
  await press(modal(), 'close without a result');
  await expectOutcome(frame, 'open modal as before', '{"result":"nothing"}');
});

test('a modal takes the focus and returns it, and closes with Esc', async () => {
  await press(frame, 'open modal');
  await modal().getByRole('heading', { name: 'A modal' }).waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.closest('dialog') !== null);
  await expect.poll(focused).toBe(true);
  await page.keyboard.press('Escape');
  await expectOutcome(frame, 'open modal', '{"result":"nothing"}');
  const inFrame = () => page.evaluate(() => document.activeElement?.localName);
  await expect.poll(inFrame).toBe('iframe');
  await expect.poll(() => frame.locator('body').evaluate(() => document.hasFocus())).toBe(true);
});

test('a modal closes with Esc inside its frame, unless the app handles the key', async () => {
  await press(frame, 'open modal');
  await modal().getByRole('heading', { name: 'A modal' }).click();
  await page.keyboard.press('Escape');
  await expectOutcome(frame, 'open modal', '{"result":"nothing"}');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await press(frame, 'open modal as before');
  await call(modal(), 'handle Esc', 'handles');
  await page.keyboard.press('Escape');
  // The app has handled the first one, and only that one.
  await call(modal(), 'toast from the modal', '');
  expect(await page.locator('dialog').count()).toBe(1);
  await page.keyboard.press('Escape');
  await expectOutcome(frame, 'open modal as before', '{"result":"nothing"}');
});

test('Esc inside the frame of a page closes nothing', async () => {
  await frame.getByRole('heading', { name: /Calls/ }).click();
  await page.keyboard.press('Escape');
  await call(frame, 'layout', 'desktop');
});

test('a modal closes with a click beside it', async () => {
  await press(frame, 'open modal as before');
  await modal().getByRole('heading', { name: 'A modal' }).waitFor();
  await page.mouse.click(5, 5);
  await expectOutcome(frame, 'open modal as before', '{"result":"nothing"}');
});

test('a modal can open another modal, and toasts are on top of both', async () => {
  await press(frame, 'open modal');
  await press(modal(), 'toast from the modal');
  await toast('From the modal').getByRole('button', { name: 'Close' }).click();
  await toast('From the modal').waitFor({ state: 'detached' });
  await press(modal(), 'open another');
  const inner = page.frameLocator('dialog:last-of-type iframe');
  await expect.poll(async () => (await observed(inner)).props).toEqual({ name: 'Inner' });
  await press(inner, 'close with a result');
  await expectOutcome(modal(), 'open another', '"answer":42');
  await page.getByRole('button', { name: 'Close' }).click();
  await expectOutcome(frame, 'open modal', '{"result":"nothing"}');
});

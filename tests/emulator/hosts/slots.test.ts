import type { FrameLocator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { menuSlotId, orderSlotId, pageId, unknownSlotId } from '../../fixtures/kinds/src/ids.js';
import { accessibilityFindings } from '../../support/browser/accessibility-findings.js';
import { saveScreenshot } from '../../support/browser/open-browser.js';
import { startHosts } from '../../support/browser/start-hosts.js';
import { KINDS_ROOT } from '../../support/start-app.js';

const host = startHosts(KINDS_ROOT);
let page: Page;

async function open(slot: string, query: Record<string, string> = {}): Promise<void> {
  page = await host.open('/hosts/dashboard', { page: slot, ...query });
}

const plugin = () => page.frameLocator('.slot iframe');
const input = () => page.getByLabel('Parameters of the slot');
const order = () => plugin().getByLabel('Order').textContent();
const observed = async (where: FrameLocator) =>
  JSON.parse((await where.getByLabel('State', { exact: true }).textContent()) ?? '');

describe('a dashboard plugin', () => {
  test('the slot of a dashboard plugin passes it sample parameters, which a form changes', async () => {
    await open(orderSlotId);
    await page.getByRole('heading', { name: 'eCommerce: Order', level: 1 }).waitFor();
    const { orderId } = JSON.parse(await input().inputValue());
    await expect.poll(order).toBe(orderId);

    await input().fill('{ "orderId": "my-order" }');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect.poll(order).toBe('my-order');
    await page.reload();
    await expect.poll(order).toBe('my-order');
    expect(JSON.parse(await input().inputValue())).toEqual({ orderId: 'my-order' });

    await input().fill('[]');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('This is not a JSON object').waitFor();
    expect(await order()).toBe('my-order');
  });

  test('a dashboard plugin can call the functions of its slot and its own backend', async () => {
    await open(orderSlotId);
    await plugin().getByRole('button', { name: 'Update' }).click();
    await page.getByText('The plugin called onOrderUpdate().').waitFor();
    await plugin().getByRole('button', { name: 'Ask' }).click();
    const { instanceId } = host.app.emulator.instances.premium.instance;
    await expect.poll(() => plugin().getByLabel('Instance').textContent()).toBe(instanceId);
    await expect.poll(() => host.app.emulator.calls.at(-1)?.caller).toBe('USER');
  });

  test('the frame of a dashboard plugin is as high as the plugin asks', async () => {
    await open(orderSlotId);
    await plugin().getByRole('button', { name: 'Grow' }).click();
    const heights = async () => [
      await page.locator('.slot iframe').evaluate((frame) => frame.clientHeight),
      await plugin()
        .locator('html')
        .evaluate(({ offsetHeight }: HTMLElement) => offsetHeight),
    ];
    await expect.poll(async () => (await heights())[0]).toBeGreaterThan(500);
    await expect.poll(async () => new Set(await heights()).size).toBe(1);
  });

  test('a dashboard plugin navigates to a page of the app, and the browser goes back to the slot', async () => {
    await open(orderSlotId);
    await plugin().getByRole('button', { name: 'Navigate' }).click();
    const frame = page.frameLocator('main iframe');
    await frame.getByRole('heading', { name: 'Orders' }).waitFor();
    await expect.poll(async () => (await observed(frame)).props.location.pageId).toBe(pageId);
    await page.goBack();
    await plugin().getByRole('button', { name: 'Navigate' }).waitFor();
  });

  test('a slot that the emulator does not know passes the parameters that the user writes', async () => {
    await open(unknownSlotId);
    await page.getByRole('heading', { name: unknownSlotId, level: 1 }).waitFor();
    await page.getByText('The emulator does not know this slot.').waitFor();
    await expect.poll(order).toBe('none');
    await input().fill('{ "orderId": "an order" }');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect.poll(order).toBe('an order');
  });
});

describe('dashboard menu plugins', () => {
  const item = (name: RegExp) => page.getByRole('menuitem', { name });
  const openMenu = () => page.getByRole('button', { name: 'More actions' }).click();
  const params = async () => JSON.parse(await input().inputValue());

  test('a menu item opens a page of the app, which gets the parameters of the slot in its URL', async () => {
    await open(menuSlotId);
    const { orderId } = await params();
    await openMenu();
    await item(/Open the page.*All about the order/).click();
    const frame = page.frameLocator('main iframe');
    await frame.getByRole('heading', { name: 'Orders' }).waitFor();
    await expect
      .poll(async () => (await observed(frame)).props.location)
      .toMatchObject({ pageId, search: `?orderId=${orderId}` });
  });

  test('a menu item opens a modal of the app with the parameters of the slot', async () => {
    await open(menuSlotId, { path: '/?params={"orderId":"my-order"}' });
    await openMenu();
    await item(/Print a label/).click();
    const modal = page.frameLocator('dialog iframe');
    await modal.getByRole('heading', { name: 'A label' }).waitFor();
    await expect.poll(async () => (await observed(modal)).props).toEqual({ orderId: 'my-order' });
    await page.getByRole('button', { name: 'Close' }).click();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toBe('More actions');
  });

  test('a menu item for a page of Wix is refused with a message that names the page', async () => {
    await open(menuSlotId);
    await openMenu();
    await item(/Open a page of Wix/).click();
    await page.getByText('the app has no page "0845ada2-467f-4cab-ba40-2f07c812343d"').waitFor();
  });

  test('the menu of a slot works with the keyboard', async () => {
    await open(menuSlotId);
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.getByRole('button', { name: 'More actions' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(focused).toMatch(/^Open the page/);
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe('Print a label');
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('More actions');
    expect(await page.getByRole('menuitem').count()).toBe(0);
    await page.keyboard.press('ArrowUp');
    await expect.poll(focused).toBe('Open a page of Wix');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.frameLocator('dialog iframe').getByRole('heading', { name: 'A label' }).waitFor();
  });
});

test.each([1280, 400])('slots fit into a window of %d pixels and are accessible', async (width) => {
  await open(orderSlotId);
  await page.setViewportSize({ width, height: 800 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  await expect.poll(order).toBeTruthy();
  await saveScreenshot(page, `emulator-slot-${width}`);
  expect(await accessibilityFindings(page)).toEqual([]);
  await open(menuSlotId);
  await page.setViewportSize({ width, height: 800 });
  await page.getByRole('button', { name: 'More actions' }).click();
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  await saveScreenshot(page, `emulator-slot-menu-${width}`);
  expect(await accessibilityFindings(page)).toEqual([]);
});

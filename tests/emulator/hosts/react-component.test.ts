import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { componentId } from '../../fixtures/kinds/src/ids.js';
import { accessibilityFindings } from '../../support/browser/accessibility-findings.js';
import { saveScreenshot } from '../../support/browser/open-browser.js';
import { startHosts } from '../../support/browser/start-hosts.js';
import { KINDS_ROOT } from '../../support/start-app.js';

const host = startHosts(KINDS_ROOT);
let page: Page;

beforeEach(async () => {
  page = await host.open('/hosts/component', { component: componentId, caller: 'visitor' });
});

const component = () => page.getByRole('region', { name: 'Counter' });
const counter = () => component().getByRole('button').first();
const input = () => page.getByLabel('Props (a JSON object)');

async function apply(props: string): Promise<void> {
  await input().fill(props);
  await page.getByRole('button', { name: 'Apply' }).click();
}

test('an editor React component is shown with the props that it declares, and a form changes them', async () => {
  await expect.poll(() => counter().textContent()).toBe('Clicks: 0');
  expect(JSON.parse(await input().inputValue())).toEqual({
    label: 'Clicks',
    start: 0,
    isLarge: false,
  });
  await counter().click();
  await expect.poll(() => counter().textContent()).toBe('Clicks: 1');
  await apply('{ "label": "Visits", "start": 40, "isLarge": true }');
  await expect.poll(() => counter().textContent()).toMatch(/^Visits: 4/);
  const root = component().locator('.counter');
  expect(await root.evaluate((element) => getComputedStyle(element).fontSize)).toBe('32px');
});

test('an editor React component has its style sheet and an id, and calls its own backend', async () => {
  const root = component().locator('.counter');
  await expect
    .poll(() => root.evaluate((element) => getComputedStyle(element).color))
    .toBe('rgb(1, 2, 3)');
  expect(await root.getAttribute('id')).toBe(`component-${componentId}`);
  await component().getByRole('button', { name: 'Ask' }).click();
  const { instanceId } = host.app.emulator.instances.premium.instance;
  await expect.poll(() => component().getByLabel('Instance').textContent()).toBe(instanceId);
  await expect.poll(() => host.app.emulator.calls.at(-1)?.caller).toBe('VISITOR');
});

test('the page of an editor React component shows its error, and recovers with other props', async () => {
  await apply('{ "label": "throw" }');
  await component().getByText('The component failed: Error: The label is bad.').waitFor();
  await apply('{ "label": "Back", "start": 1 }');
  await expect.poll(() => counter().textContent()).toBe('Back: 1');
  host.errors.length = 0;
});

test.each([1280, 400])(
  'an editor React component fits into a window of %d pixels and is accessible',
  async (width) => {
    await page.setViewportSize({ width, height: 800 });
    await counter().waitFor();
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await saveScreenshot(page, `emulator-component-${width}`);
    expect(await accessibilityFindings(page)).toEqual([]);
  },
);

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  componentId,
  menuSlotId,
  orderSlotId,
  pageId,
  unknownSlotId,
} from '../fixtures/kinds/src/ids.js';
import { accessibilityFindings } from '../support/browser/accessibility-findings.js';
import { saveScreenshot } from '../support/browser/open-browser.js';
import { type OpenConsole, openConsole } from '../support/browser/open-console.js';
import { KINDS_ROOT } from '../support/start-app.js';

let host: OpenConsole;
let page: Page;
let errors: string[];

beforeAll(async () => {
  host = await openConsole(KINDS_ROOT);
});
afterAll(() => host?.close());
beforeEach(() => host.app.reset());
afterEach(async () => {
  await page?.context().close();
  expect(errors ?? []).toEqual([]);
});

async function openTab(size?: { width: number; height: number }): Promise<void> {
  const url = `${host.url}/?${new URLSearchParams({ tab: 'extensions', instance: 'premium' })}`;
  ({ page, errors } = await host.browser.open(url, size));
  await panel().getByRole('radio').first().waitFor();
}

const dashboard = (id: string) => `/hosts/dashboard?page=${id}`;
const panel = () => page.getByRole('tabpanel', { name: 'Extensions' });
/** The name of an extension's radio button includes its coverage. */
const choose = (name: string) =>
  panel()
    .getByRole('radio', { name: new RegExp(`^${name} (emulated|partial|not emulated)$`) })
    .check();
const call = () => panel().getByRole('button', { name: 'Call', exact: true }).click();
const result = async () => JSON.parse((await panel().locator('.answer pre').textContent()) ?? '');

test('the emulator lists every extension of the app with what it does with it', async () => {
  const list = await host.app.emulator.listExtensions();
  const answer = await (await fetch(`${host.url}/emulator/extensions`)).json();
  expect(answer).toEqual({ extensions: list });
  const shown = list.map(({ name, builder, coverage, surface }) => [
    name,
    [builder, coverage, surface],
  ]);
  const menu = ['dashboardMenuPlugin', 'partial', dashboard(menuSlotId)];
  expect(Object.fromEntries(shown)).toEqual({
    Orders: ['dashboardPage', 'emulated', dashboard(pageId)],
    Label: ['dashboardModal', 'emulated', undefined],
    'Order files': ['dashboardPlugin', 'partial', dashboard(orderSlotId)],
    Banner: ['dashboardPlugin', 'partial', dashboard(unknownSlotId)],
    'Open the page': menu,
    'Print a label': menu,
    'Open a page of Wix': menu,
    Counter: ['editorReactComponent', 'partial', `/hosts/component?component=${componentId}`],
    'Counter panel': ['editorReactComponentPanel', 'none', undefined],
    Rates: ['ecomShippingRates', 'partial', undefined],
    ecomGiftCards: ['ecomGiftCards', 'partial', undefined],
    Tools: ['toolsProvider', 'partial', undefined],
    'Declared tools': ['appTools', 'partial', undefined],
    dashboardExternalPage: ['dashboardExternalPage', 'none', undefined],
    'New thing': [undefined, 'none', undefined],
  });
});

test('the console names each extension that is not emulated, and says what to do instead', async () => {
  await openTab();
  for (const [name, message] of [
    ['New thing', 'Not emulated: extensions of the type A_NEW_KIND. Test them on a site of Wix'],
    ['Counter panel', "Change the props in the form on the component's page instead."],
    ['dashboardExternalPage', 'Open the page yourself instead, with a signed instance parameter'],
  ] as const) {
    await choose(name);
    await panel().getByRole('region', { name }).getByText(message).waitFor();
  }
  expect(await panel().getByText('not emulated', { exact: true }).count()).toBe(3);
});

test('the console shows the slot of a plugin and the page of a component', async () => {
  await openTab();
  for (const [name, text] of [
    ['Order files', 'eCommerce: Order'],
    ['Counter', 'Editor React component'],
  ] as const) {
    await choose(name);
    await panel().getByRole('button', { name: 'Show' }).click();
    await page.frameLocator('main iframe').getByText(text).first().waitFor();
  }
});

test('the console calls a service plugin with an example of its request, and shows the call in the timeline', async () => {
  await openTab();
  await choose('Rates');
  await call();
  await panel().getByText('200 OK').waitFor();
  expect(await result()).toMatchObject({
    shippingRates: [{ title: expect.stringContaining('"country":"US"'), cost: { price: '5.00' } }],
  });
  await saveScreenshot(page, 'emulator-service-plugin');
  await panel().getByRole('button', { name: 'Show in the timeline' }).click();
  await page
    .getByRole('tabpanel', { name: 'Timeline' })
    .getByText(/service-plugins.*getRates/)
    .first()
    .waitFor();
});

test('the console calls each method of a service plugin, and shows the answer or the error', async () => {
  await openTab();
  await choose('ecomGiftCards');
  await panel().getByLabel('Request').fill('{ "code": "12345" }');
  await call();
  await expect.poll(() => panel().locator('.answer pre').textContent()).toContain('"balance": 5');
  await panel().getByLabel('Method').selectOption('redeem');
  expect(await panel().getByLabel('Path').inputValue()).toBe('/v1/redeem');
  await call();
  await panel().getByText('500 Server error').waitFor();
  await panel().getByLabel('Request').fill('{');
  await call();
  await panel()
    .getByText(/^The request is not JSON/)
    .waitFor();
});

test('the console calls a tool of the app as the selected caller', async () => {
  await openTab();
  await page.getByRole('combobox', { name: 'Caller', exact: true }).selectOption('owner');
  await choose('Tools');
  const path = await panel().getByLabel('Path').inputValue();
  expect(path).toBe('/v1/run-tool');
  await call();
  await panel().getByText('200 OK').waitFor();
  const { subjectId } = host.app.emulator.callers.owner.claims;
  expect(await result()).toEqual({
    response: {
      request: { methodName: 'get-order-status', payload: { orderId: '' } },
      identity: { identityType: 'WIX_USER', wixUserId: subjectId },
    },
  });
});

test.each([1280, 400])('the tab Extensions fits into a window of %d pixels', async (width) => {
  await openTab({ width, height: 900 });
  await choose('Rates');
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  await saveScreenshot(page, `emulator-extensions-${width}`);
  expect(await accessibilityFindings(page)).toEqual([]);
});

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest';
import type { InstanceKey } from 'wix-emulator';
import { accessibilityFindings } from '../support/browser/accessibility-findings.js';
import { openBrowser, saveScreenshot, type TestBrowser } from '../support/browser/open-browser.js';
import type { HttpServer } from './http-way.js';
import { startSelfHosted } from './self-hosted-server.js';

let server: HttpServer;
let browser: TestBrowser;
let page: Page;
/** What the page's policy has refused, errors that nobody caught, and other hosts that were asked. */
let problems: string[];

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  server = await startSelfHosted();
  browser = await openBrowser(inject('chromium'));
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(() => server.reset());
afterEach(async () => {
  await page.context().close();
  expect(problems).toEqual([]);
});

async function openBlank(width = 800): Promise<void> {
  const opened = await browser.open('about:blank', { width, height: 600 });
  page = opened.page;
  problems = opened.errors;
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) problems.push(message.text());
  });
}

/** Opens the page with the address that Wix's dashboard gives it. */
async function open(address: string, width?: number): Promise<void> {
  await openBlank(width);
  await page.goto(server.url + address);
}

function signed(key: InstanceKey): string {
  const { instanceId } = server.emulator.instances[key].instance;
  return server.emulator.signInstance({ instanceId, permissions: 'OWNER' });
}

/** What the page tells, by what it calls it. */
async function details(): Promise<unknown> {
  await page.locator('dl').waitFor();
  const names = await page.locator('dt').allInnerTexts();
  const values = await page.locator('dd').allInnerTexts();
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
}

const failure = () => page.getByText('Your installation could not be loaded.');
const noSignature = () => page.getByText("Open this page again from your site's dashboard.");
const retry = () => page.getByRole('button', { name: 'Try again' });

test('the self-hosted page shows the instance to its owner, and removes the credential from the address', async () => {
  const instance = signed('premium');
  await open(`/dashboard?locale=en&instance=${instance}&viewMode=dashboard`);
  expect(await details()).toEqual({
    Site: 'Harbour Street Bakery',
    Address: 'https://www.harbourstreetbakery.example',
    Plan: 'Pro',
    Installation: server.emulator.instances.premium.instance.instanceId,
  });
  expect(page.url()).toBe(`${server.url}/dashboard?locale=en&viewMode=dashboard`);
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(instance);
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
  expect(await accessibilityFindings(page)).toEqual([]);
  await saveScreenshot(page, 'self-hosted-dashboard');
});

test('the self-hosted page shows a site name as text, even if it contains HTML', async () => {
  const siteDisplayName = '<img src=x onerror="document.title=1"> & Sons';
  server.emulator.update('free', (installation) => ({
    ...installation,
    site: { ...installation.site, siteDisplayName },
  }));
  await open(`/dashboard?instance=${signed('free')}`, 360);
  expect(await details()).toMatchObject({ Site: siteDisplayName, Plan: 'Free' });
  await saveScreenshot(page, 'self-hosted-dashboard-phone');
});

test('the self-hosted page shows an error, and the data after a retry', async () => {
  server.emulator.faults.add({ kind: 'status', status: 503 });
  await open(`/dashboard?instance=${signed('trial')}`);
  await failure().waitFor();
  expect(await page.locator('dl').isVisible()).toBe(false);
  expect(await accessibilityFindings(page)).toEqual([]);
  await saveScreenshot(page, 'self-hosted-dashboard-error');
  server.emulator.faults.clear();
  await retry().press('Enter');
  expect(await details()).toMatchObject({ Site: 'Weekend Cycling Club' });
  // The button is gone, and who uses the keyboard goes on from where it was.
  await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('main');
  await expect.poll(() => retry().isVisible()).toBe(false);
  await expect.poll(() => failure().isVisible()).toBe(false);
});

test.each(['', '?instance=', '?instance=a.b'])(
  'the self-hosted page shows no data for the query "%s", which has no valid signature',
  async (query) => {
    await open(`/dashboard${query}`);
    await noSignature().waitFor();
    expect(await page.locator('dl').isVisible()).toBe(false);
  },
);

test('the self-hosted page asks the owner to open it again if the signature is missing or expired', async () => {
  await open(`/dashboard?instance=${signed('premium')}`);
  await details();
  await page.reload();
  await noSignature().waitFor();
  expect(await retry().isVisible()).toBe(false);
  const { instanceId } = server.emulator.instances.premium.instance;
  const instance = server.emulator.signInstance({ instanceId, expiresInSeconds: -1 });
  await page.goto(`${server.url}/dashboard?instance=${instance}`);
  await noSignature().waitFor();
  expect(await retry().isVisible()).toBe(false);
});

test.each([
  ['https://manage.wix.com', true],
  ['https://other.example', false],
])('the self-hosted page in a frame of %s is visible: %s', async (origin, isShown) => {
  await openBlank();
  const src = `${server.url}/dashboard?instance=${signed('premium')}`;
  const body = `<iframe src="${src}"></iframe>`;
  // Chromium asks its user before a page of the internet may have one of this computer; an older one
  // does not know the question.
  const permissions = ['local-network-access'];
  await page
    .context()
    .grantPermissions(permissions, { origin })
    .catch(() => {});
  await page.route(`${origin}/**`, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(origin);
  const name = page.frameLocator('iframe').getByText('Harbour Street Bakery');
  if (isShown) {
    await name.waitFor();
    return;
  }
  await expect.poll(() => problems.splice(0)).toEqual([expect.stringContaining('frame-ancestors')]);
  expect(await name.count()).toBe(0);
});

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { callsPageId } from '../../fixtures/host/src/extensions/dashboard/ids.js';
import {
  openBrowser,
  saveScreenshot,
  type TestBrowser,
} from '../../support/browser/open-browser.js';
import { withholdRequests } from '../../support/browser/withheld.js';
import { type RunningCli, startCli } from '../../support/run-cli.js';
import { call } from './fixture-calls.js';

let cli: RunningCli;
let browser: TestBrowser;
let page: Page;

beforeAll(async () => {
  cli = await startCli(['preview']);
  browser = await openBrowser(inject('chromium'));
});
afterAll(async () => {
  await browser?.close();
  await cli?.stop();
});
beforeEach(async () => {
  await fetch(`${cli.consoleUrl}/emulator/reset`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  ({ page } = await browser.open('about:blank', { width: 1440, height: 900 }));
});
afterEach(() => page.context().close());

/** The console with a surface in it, as the site's owner. */
const consoleAt = (surface: string) =>
  `${cli.consoleUrl}/?${new URLSearchParams({ surface, caller: 'owner', instance: 'premium' })}`;

const dashboardSurface = `/hosts/dashboard?page=${callsPageId}`;
const host = () => page.frameLocator('iframe');
const extension = () => host().frameLocator('iframe');

test('the terminal and the timeline show what a surface sends to Wix and to third parties', async () => {
  await page.goto(consoleAt(dashboardSurface));
  const { consoleUrl } = cli;
  await call(extension(), 'get the instance', /^"/);
  await call(extension(), 'not emulated', 'wix-emulator does not emulate');
  await call(extension(), 'fetch from a third party', 'TypeError');

  for (const line of [
    'not emulated: GET https://www.wixapis.com/apps/v1/metered-billing-charges, called by dashboard page Calls\n',
    "blocked: POST https://api.example.com/users, called by dashboard page Calls. Pages reach only Wix's APIs and this computer (connect-src).\n",
  ]) {
    await expect.poll(cli.output).toContain(line);
  }
  expect(cli.output()).not.toContain('hidden');

  const timeline = page.getByRole('tabpanel', { name: 'Timeline' });
  await page.getByRole('tab', { name: 'Timeline' }).getByText('2 not emulated').waitFor();
  await page.getByLabel('Filter the calls').fill('calls premium');
  const rows = timeline.getByRole('listitem');
  await expect
    .poll(() => rows.allInnerTexts())
    .toMatchObject([
      expect.stringMatching(/GET \/apps\/v1\/metered-billing-charges\s+501 Not emulated/),
      expect.stringMatching(/get-app-instance\s+200 OK/),
    ]);
  await timeline.getByRole('button', { name: /get-app-instance/ }).click();
  await timeline.getByText('coverage: partial').waitFor();
  await timeline.getByText('Answer of Wix').waitFor();
  await saveScreenshot(page, 'emulator-timeline-of-surfaces');
  await page.getByLabel('Filter the calls').fill('api.example.com');
  await timeline.getByText('POST https://api.example.com/users').waitFor();
  await timeline.getByText('Blocked').waitFor();

  const { requests } = await (await fetch(`${consoleUrl}/emulator/requests?from=surfaces`)).json();
  expect(requests).toHaveLength(3);
  await page.getByLabel('Filter the calls').fill('');
  await timeline.getByRole('button', { name: 'Clear' }).click();
  await timeline.getByText('No calls yet').waitFor();
});

test('the terminal and the timeline show the calls that the dashboard refuses', async () => {
  await page.goto(consoleAt(dashboardSurface));
  await call(extension(), 'dashboard.installApp()', 'To test it, run the app in Wix');
  await call(extension(), 'dashboard.navigate() to an overlay', 'or open a modal.');
  for (const line of [
    'not emulated: dashboard.installApp(), called by dashboard page Calls. To test it, run the app in Wix with `npx wix dev`.\n',
    'not emulated: dashboard.navigate(), called by dashboard page Calls. Missing: overlays. Leave out `displayMode`, or open a modal.\n',
  ]) {
    await expect.poll(cli.output).toContain(line);
  }
  const timeline = page.getByRole('tabpanel', { name: 'Timeline' });
  await page.getByRole('tab', { name: 'Timeline' }).getByText('2 not emulated').waitFor();
  await page.getByLabel('Filter the calls').fill('dashboard.');
  await expect
    .poll(() => timeline.getByRole('listitem').allInnerTexts())
    .toMatchObject([
      expect.stringMatching(/dashboard\.navigate\(\)\s+Not emulated/),
      expect.stringMatching(/dashboard\.installApp\(\)\s+Not emulated/),
    ]);
  await timeline.getByRole('button', { name: /installApp/ }).click();
  await timeline.getByText('To test it, run the app in Wix').waitFor();
  await saveScreenshot(page, 'emulator-timeline-of-host-calls');
  await page.getByLabel('Filter the calls').fill('');
  await timeline.getByRole('button', { name: 'Clear' }).click();
  await timeline.getByText('No calls yet').waitFor();
});

test.each([
  ['a dashboard page', dashboardSurface, '**/_wix/extensions/backoffice/**'],
  [
    'a settings panel',
    '/hosts/panel?widget=d0cf1e1d-0000-4000-8000-0000000000e1',
    '**/custom-element-panels/**',
  ],
])('the frame of %s is marked as busy until its document has loaded', async (_, surface, url) => {
  const release = await withholdRequests(page, url);
  await page.goto(consoleAt(surface), { waitUntil: 'commit' });
  const frame = host().locator('iframe');
  await expect.poll(() => frame.getAttribute('aria-busy')).toBe('true');
  await saveScreenshot(page, 'emulator-loading');
  release();
  await expect.poll(() => frame.getAttribute('aria-busy')).toBe(null);
  await expect.poll(() => page.locator('iframe').getAttribute('aria-busy')).toBe('false');
});

test('the frame of the console is marked as busy until the surface has loaded', async () => {
  const release = await withholdRequests(page, '**/hosts/dashboard?**');
  await page.goto(consoleAt(dashboardSurface), { waitUntil: 'commit' });
  const frame = page.locator('iframe');
  await expect.poll(() => frame.getAttribute('aria-busy')).toBe('true');
  release();
  await extension().getByRole('heading', { name: /Calls/ }).waitFor();
  await expect.poll(() => frame.getAttribute('aria-busy')).toBe('false');
});

import type { FrameLocator, Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { callsPageId, otherPageId } from '../../fixtures/host/src/extensions/dashboard/ids.js';
import { saveScreenshot } from '../../support/browser/open-browser.js';
import { startHosts } from '../../support/browser/start-hosts.js';
import { HOST_ROOT } from '../../support/start-app.js';
import { buttonsBelow, call, expectOutcome, mainFrame, press } from './fixture-calls.js';

const host = startHosts(HOST_ROOT);
let page: Page;
let frame: FrameLocator;

beforeEach(() => open());

async function open(query: Record<string, string> = {}, size?: { width: number }): Promise<void> {
  page = await host.open('/hosts/dashboard', { page: callsPageId, ...query }, size);
  frame = mainFrame(page);
}

/** What the dashboard tells the page at the moment. */
async function observed() {
  return JSON.parse((await frame.getByLabel('State', { exact: true }).textContent()) ?? '');
}

const heading = (name: string | RegExp) => frame.getByRole('heading', { name }).waitFor();
const toast = (text: string) => page.locator('.toast', { hasText: text });
const site = () => host.app.emulator.instances.premium.site;

describe('the data that the dashboard gives a page', () => {
  test('the dashboard gives a page its data, language, time zone, site, layout and access tokens', async () => {
    await heading(`Calls for ${site().siteDisplayName}`);
    await call(frame, 'access token', 'true');
    await call(frame, 'language', `"${site().locale}"`);
    const timeZone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
    await call(frame, 'time zone', timeZone);
    await call(frame, 'site info', `"siteUrl":"${site().url}"`);
    await call(frame, 'layout', '{"type":"desktop"}');
    await call(frame, 'same site', '{"status":"noop-same-scope"}');
  });

  test('the dashboard reports the mobile layout in a narrow window', async () => {
    await open({}, { width: 375 });
    await call(frame, 'layout', '{"type":"mobile"}');
  });

  test('the dashboard reports the page’s location at once and on every change', async () => {
    await heading(/Calls/);
    const location = { pageId: callsPageId, pathname: '/', search: '', hash: '' };
    await expect
      .poll(() => observed())
      .toEqual({
        props: expect.objectContaining({ location, displayMode: 'main' }),
        environment: {
          language: site().locale,
          locale: site().locale,
          pageLocation: location,
          embedded: false,
        },
      });
    await call(frame, 'observe and disconnect', 'told 1');
    await call(frame, 'observe on', 'told 1');
    await press(frame, 'navigate within');
    await expectOutcome(frame, 'observe on', 'told 2');
    await expectOutcome(frame, 'observe and disconnect', 'told 1');
    await expect
      .poll(() => observed())
      .toMatchObject({
        props: { location: { pathname: '/a/b', search: '?c=d', hash: '#e' } },
        environment: { pageLocation: { pathname: '/a/b' } },
      });
  });
});

describe('toasts', () => {
  test('the dashboard shows toasts of every type, with errors first', async () => {
    for (const type of ['standard', 'success', 'warning', 'error']) {
      await press(frame, `${type} toast`);
      await page.locator(`.toast.${type}`).waitFor();
    }
    await toast('Request ID: request-1').waitFor();
    const top = async (text: string) => (await toast(text).boundingBox())?.y ?? Number.NaN;
    expect(await top('Failed')).toBeLessThan(await top('Standard'));
    await saveScreenshot(page, 'emulator-toasts');
  });

  test('a toast can have an action and a close button', async () => {
    await press(frame, 'toast with an action');
    await expectOutcome(frame, 'toast with an action', 'seen');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expectOutcome(frame, 'toast with an action', 'undone');
    await toast('Removed').waitFor({ state: 'detached' });
    await press(frame, 'toast with an action');
    await toast('Removed').getByRole('button', { name: 'Close' }).click();
    await expectOutcome(frame, 'toast with an action', 'closed');
    await toast('Removed').waitFor({ state: 'detached' });
  });

  test('a toast disappears by itself, or when the page removes it', async () => {
    await call(frame, 'toast that is removed', 'removed');
    await toast('Gone soon').waitFor({ state: 'detached' });
    await page.clock.install();
    await press(frame, 'standard toast');
    await press(frame, 'brief toast');
    await toast('Brief').waitFor();
    await page.clock.fastForward(7000);
    await toast('Brief').waitFor({ state: 'detached' });
    expect(await toast('Standard').count()).toBe(1);
  });
});

describe('navigation', () => {
  const place = async () => (await observed()).props.location;

  test('dashboard.navigate() opens a page by its id and location, and the browser can go back', async () => {
    await press(frame, 'navigate by id');
    await heading('Other page');
    await expect.poll(place).toMatchObject({ pageId: otherPageId, pathname: '/' });
    const link = page.getByRole('link', { name: 'Other page' });
    await expect.poll(() => link.getAttribute('aria-current')).toBe('page');
    await expect.poll(() => page.title()).toBe('Other page');
    await press(frame, 'back');
    await press(frame, 'navigate with a place');
    await heading('Other page');
    await expect.poll(place).toMatchObject({ pathname: '/sub', search: '?q=1', hash: '#h' });
    await page.reload();
    await heading('Other page');
    await expect.poll(place).toMatchObject({ pathname: '/sub', search: '?q=1', hash: '#h' });
    await page.goBack();
    await heading(/Calls/);
    await page.goForward();
    await heading('Other page');
  });

  test('dashboard.navigate() adds or replaces an entry of the history', async () => {
    await press(frame, 'navigate within');
    await expect.poll(place).toMatchObject({ pathname: '/a/b' });
    await press(frame, 'replace within');
    await expect.poll(place).toMatchObject({ pathname: '/replaced' });
    await press(frame, 'navigate back');
    await expect.poll(place).toMatchObject({ pathname: '/' });
    const url = page.url();
    await press(frame, 'navigate back');
    await call(frame, 'layout', 'desktop');
    expect(page.url()).toBe(url);
  });

  test('the menu of the dashboard works with the keyboard', async () => {
    const link = page.getByRole('link', { name: 'Other page' });
    await link.focus();
    await page.keyboard.press('Enter');
    await heading('Other page');
    await expect.poll(() => new URL(page.url()).searchParams.get('page')).toBe(otherPageId);
  });

  test('dashboard.getPageUrl() returns an address that opens the page', async () => {
    await press(frame, 'page url');
    await expectOutcome(frame, 'page url', otherPageId);
    const outcome = frame.getByLabel('Outcome of page url', { exact: true });
    await page.goto(JSON.parse((await outcome.textContent()) ?? ''));
    await heading('Other page');
    await expect.poll(place).toMatchObject({ pathname: '/a', search: '?b=c', hash: '#d' });
  });

  test('the dashboard asks before it leaves a page that guards against leaving', async () => {
    await call(frame, 'guard leaving', 'guarded');
    await page.getByRole('link', { name: 'Other page' }).click();
    await page.getByRole('button', { name: 'Stay' }).click();
    await expectOutcome(frame, 'guard leaving', 'asked');
    expect(new URL(page.url()).searchParams.get('page')).toBe(callsPageId);
    // Within the page, nothing is lost.
    await press(frame, 'navigate within');
    await expect.poll(place).toMatchObject({ pathname: '/a/b' });
    await page.getByRole('link', { name: 'Other page' }).click();
    await page.getByRole('button', { name: 'Leave' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Other page' }).click();
    await page.getByRole('button', { name: 'Leave' }).click();
    await heading('Other page');
  });

  test('the dashboard asks before it goes back from a guarded page, and preserves the history', async () => {
    await page.getByRole('link', { name: 'Other page' }).click();
    await heading('Other page');
    await page.getByRole('link', { name: 'Calls' }).click();
    await heading(/Calls/);
    await call(frame, 'guard leaving', 'guarded');
    await press(frame, 'navigate back');
    await page.getByRole('button', { name: 'Stay' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('page')).toBe(callsPageId);
    await call(frame, 'unguard leaving', 'unguarded');
    await press(frame, 'navigate back');
    await heading('Other page');
  });

  test('dashboard.setPageTitle() sets and resets the title of the tab', async () => {
    await press(frame, 'set title');
    await expect.poll(() => page.title()).toBe('A title of its own');
    await press(frame, 'reset title');
    await expect.poll(() => page.title()).toBe('Calls');
  });
});

test('an unsupported dashboard call fails with its name, in the page and in a toast', async () => {
  await heading('Refused');
  const names = await buttonsBelow(frame, 'Refused');
  expect(names.length).toBeGreaterThan(20);
  for (const name of names) {
    const [call_ = ''] = name.split(' ');
    const bySdk = /get(Widget|WidgetAsync|DashboardPlugins|DashboardMenuPlugins)\(\)/.test(name);
    const named = `wix-emulator does not emulate .*${call_.replace(/[.()]/g, '\\$&')}`;
    await call(frame, name, bySdk ? 'Unsupported' : new RegExp(`${named}.*\\. [A-Z].*\\.$`));
    if (!bySdk) await toast(call_).first().waitFor();
  }
});

test('navigate() and openModal() refuse an unknown page or modal with a message that names it', async () => {
  await call(frame, 'dashboard.navigate() to a page of Wix', 'the app has no page "d0cf1e1d');
  await call(frame, 'dashboard.openModal() of Wix', 'the app has no modal "d0cf1e1d');
});

test.each([1280, 375])('the dashboard fits into a window of %d pixels', async (width) => {
  await page.setViewportSize({ width, height: 800 });
  await heading(`Calls for ${site().siteDisplayName}`);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  await saveScreenshot(page, `emulator-dashboard-${width}`);
});

import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { InstanceKey } from 'wix-emulator';
import { formatDate } from '../../src/shared/format.js';
import * as en from '../../src/shared/texts/en.js';
import * as he from '../../src/shared/texts/he.js';
import { upgradeUrl } from '../../src/shared/upgrade.js';
import { type OpenConsole, openConsole } from '../support/browser/open-console.js';
import { withholdRequests } from '../support/browser/withheld.js';
import { captureLog } from '../support/capture-log.js';
import { APP_ROOT } from '../support/start-app.js';

captureLog();

const texts = en.dashboard;
const method = '/api/web-methods/backend/instance/getInstanceDetails';

let host: OpenConsole;
let page: Page;
let errors: string[];
/** The calls of the app's server, apart from those of its card for the badge. */
let calls: string[];
let frame: FrameLocator;
let modal: FrameLocator;

beforeAll(async () => {
  host = await openConsole(APP_ROOT);
});
afterAll(() => host?.close());
beforeEach(() => host.app.reset());
afterEach(async () => {
  await page.context().close();
  expect(errors).toEqual([]);
});

async function open(
  query: Record<string, string> = {},
  prepare?: () => Promise<unknown>,
): Promise<void> {
  ({ page, errors } = await host.browser.open('about:blank'));
  calls = [];
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    const isCall = origin === host.app.url && pathname.startsWith('/api/');
    if (isCall && !pathname.includes('/backend/badge/')) calls.push(pathname);
  });
  frame = page.frameLocator('#content iframe');
  modal = page.frameLocator('dialog iframe');
  await prepare?.();
  const choice = { instance: 'premium', caller: 'owner', ...query };
  await page.goto(`${host.url}/hosts/dashboard?${new URLSearchParams(choice)}`);
}

const appInstance = (key: InstanceKey) => host.app.emulator.instances[key];
const button = (name: string) => frame.getByRole('button', { name, exact: true });
const upgrade = () => frame.getByRole('link', { name: en.common.upgrade });
const progress = (name: string) => frame.getByRole('progressbar', { name });

/** What the page tells of a detail; `null` if it does not name it. */
async function detail(name: string): Promise<string | null> {
  const names = frame.locator('dt').filter({ hasText: new RegExp(`^${name}$`) });
  if ((await names.count()) === 0) return null;
  return names.locator('xpath=following-sibling::dd').innerText();
}

describe('the plan on the dashboard page', () => {
  test('the dashboard page shows that a free instance is not billed, and offers plans', async () => {
    await open({ instance: 'free' });
    await frame.getByRole('heading', { name: texts.billing.nothingBilled }).waitFor();
    await expect.poll(() => frame.getByText(en.plan.free, { exact: true }).count()).toBe(1);
    expect(await frame.getByRole('progressbar').count()).toBe(0);
    expect(await detail(texts.billing.plans)).toBe('Basic, Pro');
    expect(await detail(texts.billing.since)).toBeNull();
    const { instanceId } = appInstance('free').instance;
    expect(await upgrade().getAttribute('href')).toBe(upgradeUrl(instanceId));
  });

  test('the dashboard page shows the progress and the end of a trial', async () => {
    await open({ instance: 'trial' });
    await frame.getByText(en.plan.trialDaysLeft(10)).waitFor();
    // Four days of fourteen.
    expect(await progress(texts.billing.trialPeriod).getAttribute('aria-valuenow')).toBe('29');
    await frame.getByText(texts.billing.periodOver(29)).waitFor();
    const { instance, site } = appInstance('trial');
    const end = formatDate(instance.billing?.expirationDate, site.locale);
    expect(await detail(texts.billing.trialEnds)).toBe(end);
    expect(await upgrade().getAttribute('href')).toBe(upgradeUrl(instance.instanceId));
  });

  test('the dashboard page shows the progress and the renewal date of a billing period', async () => {
    await open();
    const bar = progress(texts.billing.billingPeriod);
    const { instance, site } = appInstance('premium');
    // 120 days of 365, from the day of the purchase on.
    expect(await bar.getAttribute('aria-valuenow')).toBe('33');
    const start = formatDate(instance.billing?.timeStamp, site.locale) ?? '';
    expect(await bar.locator('xpath=following-sibling::div').innerText()).toContain(start);
    const end = formatDate(instance.billing?.expirationDate, site.locale);
    expect(await detail(texts.billing.renews)).toBe(end);
    expect(await detail(texts.billing.invoice)).toBe(instance.billing?.invoiceId);
    expect(await upgrade().count()).toBe(0);
  });

  test('the dashboard page shows when a canceled plan ends, formatted for the site’s locale', async () => {
    host.app.emulator.update('cancelled', (found) => ({
      ...found,
      site: { ...found.site, locale: 'fr' },
    }));
    await open({ instance: 'cancelled' });
    const value = await progress(texts.billing.billingPeriod).getAttribute('aria-valuenow');
    expect(Number(value)).toBeGreaterThan(90);
    expect(await detail(texts.billing.renews)).toBeNull();
    expect(await detail(texts.billing.renewal)).toBe(texts.billing.off);
    const end = appInstance('cancelled').instance.billing?.expirationDate;
    expect(await detail(texts.billing.ends)).toBe(formatDate(end, 'fr'));
    // What is said in French amid English is marked as that, and the clock is the reader's own.
    const french = frame.locator('dd [lang="fr"]');
    await expect.poll(() => french.getByText(formatDate(end, 'fr') ?? '').count()).toBe(1);
    await expect.poll(() => french.getByText('dollar des États-Unis').count()).toBe(1);
    await frame.getByText(/^Updated at \d+:\d\d:\d\d\s[AP]M$/).waitFor();
  });

  test.each([
    [
      'a past end date as the end of the plan',
      { expirationDate: '2020-02-20T12:00:00Z' },
      'ended',
      'on',
    ],
    [
      'an end date as "paid until" if Wix does not say whether the plan renews',
      { autoRenewing: null },
      'paidUntil',
      undefined,
    ],
  ] as const)('the dashboard page shows %s', async (_, billing, name, renewal) => {
    host.app.emulator.update('premium', ({ instance, ...found }) => ({
      ...found,
      instance: { ...instance, billing: { ...instance.billing, ...billing } },
    }));
    await open();
    await frame.getByText(texts.billing.plans).waitFor();
    const { instance, site } = appInstance('premium');
    const date = formatDate(instance.billing?.expirationDate, site.locale);
    expect(await detail(texts.billing[name])).toBe(date);
    expect(await detail(texts.billing.renews)).toBeNull();
    expect(await detail(texts.billing.renewal)).toBe(renewal ? texts.billing[renewal] : null);
  });
});

test('the dashboard page names the instance that a cloned instance was copied from', async () => {
  await open({ instance: 'cloned' });
  await frame.getByText(texts.appInstance.copiedWithSite).waitFor();
  const { originInstanceId } = appInstance('cloned').instance;
  expect(await detail(texts.appInstance.copiedFrom)).toBe(originInstanceId);
});

test('the dashboard page omits details that Wix leaves empty', async () => {
  host.app.emulator.update('free', ({ instance, site, ...found }) => ({
    ...found,
    instance: { ...instance, appName: '', freeTrialAvailable: false, availablePlans: [] },
    site: { ...site, locale: '', paymentCurrency: '', description: '', installedWixApps: [] },
  }));
  await open({ instance: 'free' });
  await frame.getByText('Field Notes Studio').waitFor();
  const values = await frame.locator('dd').allInnerTexts();
  expect(values).not.toHaveLength(0);
  expect(values.filter((value) => !value.trim())).toEqual([]);
  expect(await frame.locator('dl:empty').count()).toBe(0);
});

test('the cards of the dashboard page do not move on a phone when the data arrives', async () => {
  let release = () => {};
  await open({}, async () => {
    await page.setViewportSize({ width: 375, height: 812 });
    release = await withholdRequests(page, `**${method}`);
  });
  const title = frame.getByRole('heading', { name: texts.appInstance.title, exact: true });
  await title.waitFor();
  await frame.getByText(en.common.loading).waitFor();
  const before = await title.boundingBox();
  release();
  await frame.getByText('Harbour Street Bakery').waitFor();
  expect(await title.boundingBox()).toEqual(before);
});

test('the dashboard page says that there are no permissions and no owner if Wix lists none', async () => {
  host.app.emulator.update('premium', ({ instance, site, ...found }) => {
    const { ownerInfo: _, ...ownerless } = site;
    return { ...found, instance: { ...instance, permissions: [] }, site: ownerless };
  });
  await open();
  await frame.getByRole('heading', { name: texts.permissions.none }).waitFor();
  await frame.getByRole('heading', { name: texts.owner.none }).waitFor();
});

describe('the Refresh button of the dashboard page', () => {
  test('the Refresh button makes one call, like opening the page, and shows the new data', async () => {
    await open();
    await frame.getByText(/^Updated at /).waitFor();
    expect(calls).toEqual([method]);
    host.app.emulator.update('premium', (found) => ({
      ...found,
      site: { ...found.site, siteDisplayName: 'Harbour Street Café' },
    }));
    await button(texts.refresh).click();
    await frame.getByText('Harbour Street Café').waitFor();
    expect(calls).toEqual([method, method]);
  });

  test('the dashboard page still shows the previous data after a failed refresh, until a retry succeeds', async () => {
    await open();
    await button(texts.refresh).waitFor();
    host.app.emulator.faults.add({ kind: 'status', status: 503, operation: 'get-app-instance' });
    await button(texts.refresh).click();
    const notice = frame.getByRole('alert');
    await notice.getByText(en.failures.wixFailed.title).waitFor();
    await notice.getByText(/Request ID: [0-9a-f-]{36}/).waitFor();
    await expect.poll(() => detail(texts.site.name)).toBe('Harbour Street Bakery');
    const release = await withholdRequests(page, `**${method}`);
    await button(en.common.retry).click();
    await button(en.common.retrying).and(frame.locator(':focus')).waitFor();
    // A failure that stays an alert would not be announced again.
    await expect.poll(() => notice.count()).toBe(0);
    await frame.getByText(en.failures.wixFailed.title).waitFor();
    release();
    await notice.waitFor();
    host.app.emulator.faults.clear();
    await button(en.common.retry).click();
    await notice.waitFor({ state: 'detached' });
    await frame.getByText(en.failures.wixFailed.title).waitFor({ state: 'detached' });
    await frame.locator('.cards').and(frame.locator(':focus')).waitFor();
    expect(calls).toHaveLength(4);
  });
});

test('the dashboard page denies access to a visitor, and shows nothing else', async () => {
  await open({ caller: 'visitor' });
  const alert = frame.getByRole('alert');
  await alert.getByText(en.failures.notAllowed.title).waitFor();
  await frame.getByText(/^Request ID: [0-9a-f-]{36}$/).waitFor();
  expect(await frame.getByRole('heading', { level: 2 }).count()).toBe(1);
  expect(await button(texts.rawData).count()).toBe(0);
});

describe('the raw-data modal', () => {
  const data = () => modal.getByRole('region', { name: en.rawData.data });
  const closeButton = () => modal.getByRole('button', { name: en.rawData.close });

  test('the raw-data modal loads all data from Wix again, and the owner can scroll, copy and close it', async () => {
    await open();
    await button(texts.rawData).click();
    await data().waitFor();
    expect(calls).toEqual([method, method]);
    const json = (await data().textContent()) ?? '';
    const { instance, site } = appInstance('premium');
    expect(JSON.parse(json)).toEqual(
      JSON.parse(JSON.stringify({ instanceId: instance.instanceId, instance, site })),
    );
    await data().press('End');
    await expect.poll(() => data().evaluate((region) => region.scrollTop)).toBeGreaterThan(0);
    await modal.getByRole('button', { name: en.common.copy }).click();
    await modal.getByRole('button', { name: en.common.copied }).waitFor();
    await page.context().grantPermissions(['clipboard-read'], { origin: host.url });
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(json);
    await closeButton().click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await button(texts.refresh).waitFor();
  });

  test('the raw-data modal shows why loading failed, and shows the data after a retry', async () => {
    await open();
    await button(texts.refresh).waitFor();
    host.app.emulator.faults.add({ kind: 'status', status: 503, operation: 'get-app-instance' });
    await button(texts.rawData).click();
    await modal.getByRole('alert').getByText(en.failures.wixFailed.title).waitFor();
    expect(await modal.getByRole('button', { name: en.common.copy }).count()).toBe(0);
    host.app.emulator.faults.clear();
    await modal.getByRole('button', { name: en.common.retry }).click();
    await data().and(modal.locator(':focus')).waitFor();
  });
});

test('the dashboard page and its modal are in Hebrew and right-to-left if the dashboard is in Hebrew', async () => {
  host.app.emulator.update('premium', (found) => ({
    ...found,
    site: { ...found.site, locale: 'he' },
  }));
  await open({}, () =>
    // What the document says of itself when its first heading is put into it.
    page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector('h1, h2')) return;
        observer.disconnect();
        const { lang, dir } = document.documentElement;
        document.documentElement.dataset.first = `${lang} ${dir}`;
      }).observe(document, { childList: true, subtree: true });
    }),
  );
  await frame.getByRole('heading', { name: he.dashboard.title }).waitFor();
  expect(await frame.locator('html').getAttribute('data-first')).toBe('he rtl');
  const name = await frame.locator('dt').first().boundingBox();
  const value = await frame.locator('dd').first().boundingBox();
  expect(value?.x).toBeLessThan(name?.x ?? 0);
  await button(he.dashboard.rawData).click();
  const json = modal.getByRole('region', { name: he.rawData.data });
  expect(await json.evaluate((region) => getComputedStyle(region).direction)).toBe('ltr');
  expect(await modal.locator('html').getAttribute('data-first')).toBe('he rtl');
  await modal.getByRole('button', { name: he.rawData.close }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
});

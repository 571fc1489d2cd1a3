import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CallerKey, InstanceKey } from 'wix-emulator';
import * as en from '../../src/shared/texts/en.js';
import * as he from '../../src/shared/texts/he.js';
import { accessibilityFindings } from '../support/browser/accessibility-findings.js';
import { saveScreenshot } from '../support/browser/open-browser.js';
import { type OpenConsole, openConsole } from '../support/browser/open-console.js';
import { withholdRequests } from '../support/browser/withheld.js';
import { captureLog } from '../support/capture-log.js';
import { APP_ROOT } from '../support/start-app.js';
import { openSite } from './site-page.js';

captureLog();

const texts = en.dashboard.badge;
const COMPONENT_ID = '6e1c9a57-3b0d-4f82-a4c6-58d1e72b90f3';

let host: OpenConsole;

beforeAll(async () => {
  host = await openConsole(APP_ROOT);
});
afterAll(() => host?.close());
beforeEach(() => host.app.reset());

const embedded = (instance: InstanceKey) =>
  host.app.emulator.instances[instance].embeddedScripts?.[COMPONENT_ID];

describe('the web methods of the badge', () => {
  const call = (name: 'getBadge' | 'setBadge', as: CallerKey, ...args: unknown[]) =>
    host.app.call(`backend/badge/${name}`, { as, instance: 'free', args });

  test('setBadge() embeds and disables the badge in the caller’s site only, and getBadge() returns its state', async () => {
    expect((await call('getBadge', 'owner')).body).toEqual({ shown: false, theme: 'light' });
    const shown = { shown: true, theme: 'dark' };
    expect((await call('setBadge', 'owner', true, 'dark')).body).toEqual(shown);
    expect((await call('getBadge', 'owner')).body).toEqual(shown);
    expect(embedded('free')).toEqual({ parameters: { theme: 'dark' }, disabled: false });
    expect(embedded('premium')).toBeUndefined();
    const hidden = { shown: false, theme: 'dark' };
    expect((await call('setBadge', 'owner', false, 'dark')).body).toEqual(hidden);
    expect((await call('getBadge', 'owner')).body).toEqual(hidden);
  });

  test.each(['visitor', 'member'] as const)(
    'a %s can neither read nor set the badge',
    async (as) => {
      expect((await call('getBadge', as)).status).toBe(403);
      expect((await call('setBadge', as, true, 'dark')).status).toBe(403);
      expect(embedded('free')).toBeUndefined();
    },
  );

  test.each([[[]], [['true', 'light']], [[true, '"><script>']], [[true, null]]])(
    'setBadge() refuses the arguments %j',
    async (args) => {
      const { status, body } = await call('setBadge', 'owner', ...args);
      expect({ status, body }).toMatchObject({
        status: 400,
        body: { error: { code: 'BAD_REQUEST' } },
      });
      expect(embedded('free')).toBeUndefined();
    },
  );

  test('getBadge() fails if Wix fails, rather than returning that the site has no badge', async () => {
    host.app.emulator.faults.add({ kind: 'status', status: 503, operation: 'get-embedded-script' });
    expect((await call('getBadge', 'owner')).status).toBe(502);
  });
});

describe('the card of the badge', () => {
  let page: Page;
  let errors: string[];
  let frame: FrameLocator;

  async function open(instance: InstanceKey = 'free', width = 1280): Promise<void> {
    ({ page, errors } = await host.browser.open(
      `${host.url}/hosts/dashboard?${new URLSearchParams({ instance, caller: 'owner' })}`,
      { width },
    ));
    frame = page.frameLocator('#content iframe');
  }
  afterEach(async () => {
    await page.context().close();
    expect(errors).toEqual([]);
  });

  const toggle = (label = texts.show) => frame.getByRole('checkbox', { name: label });
  const radio = (name: string) => frame.getByRole('radio', { name });
  const alert = () => frame.getByRole('alert');

  /** The badge on the site page of an instance, once the page has all its data. */
  async function badgeOnSite(instance: InstanceKey) {
    const site = await openSite(host, { instance, caller: 'visitor' });
    await site.page.locator('instance-widget section[aria-busy="false"]').waitFor();
    const hosts = site.page.locator('#instance-status-badge');
    const theme = (await hosts.count()) > 0 ? await hosts.getAttribute('data-theme') : undefined;
    if (theme !== undefined) await site.page.getByRole('complementary').waitFor();
    await saveScreenshot(site.page, `badge-on-site-${instance}-${theme}`);
    await site.page.context().close();
    return theme;
  }

  test('the owner switches the badge on, and the site page shows it in the chosen colors until the app is removed', async () => {
    expect(await badgeOnSite('free')).toBeUndefined();
    await open();
    await toggle().waitFor();
    expect(await toggle().isChecked()).toBe(false);
    expect(await radio(texts.themes.light).isChecked()).toBe(true);
    await toggle().press('Space');
    await expect.poll(() => embedded('free')?.parameters).toEqual({ theme: 'light' });
    expect(await badgeOnSite('free')).toBe('light');
    await radio(texts.themes.light).press('ArrowRight');
    await expect.poll(() => embedded('free')?.parameters).toEqual({ theme: 'dark' });
    expect(await badgeOnSite('free')).toBe('dark');
    expect(await badgeOnSite('trialEnded')).toBeUndefined();

    // A new document reads the state again.
    await page.reload();
    await toggle().waitFor();
    expect(await toggle().isChecked()).toBe(true);
    expect(await radio(texts.themes.dark).isChecked()).toBe(true);
    await toggle().press('Space');
    await expect.poll(() => embedded('free')?.disabled).toBe(true);
    expect(await badgeOnSite('free')).toBeUndefined();

    await toggle().press('Space');
    await expect.poll(() => embedded('free')?.disabled).toBe(false);
    await host.app.emulator.perform('free', { action: 'remove' });
    await host.app.emulator.perform('free', { action: 'install' });
    expect(await badgeOnSite('free')).toBeUndefined();
    await page.reload();
    await toggle().waitFor();
    expect(await toggle().isChecked()).toBe(false);
  });

  test('the card shows that a change was not saved, and a retry saves it', async () => {
    await open();
    host.app.emulator.faults.add({ kind: 'status', status: 503, operation: 'embed-script' });
    await toggle().press('Space');
    await alert().getByText(texts.unsaved).waitFor();
    await alert().getByText(en.failures.wixFailed.title).waitFor();
    await alert()
      .getByText(/Request ID: [0-9a-f-]{36}/)
      .waitFor();
    expect(await toggle().isChecked()).toBe(true);
    expect(embedded('free')).toBeUndefined();
    expect(await accessibilityFindings(page)).toEqual([]);
    await saveScreenshot(page, 'badge-card-unsaved');
    host.app.emulator.faults.clear();
    await frame.getByRole('button', { name: en.common.retry }).press('Enter');
    await frame.getByText(texts.unsaved).waitFor({ state: 'detached' });
    expect(embedded('free')).toEqual({ parameters: { theme: 'light' }, disabled: false });
    await frame.locator('.badge-card').and(frame.locator(':focus')).waitFor();
  });

  test('the card shows that the setting could not be read, and a retry reads it', async () => {
    host.app.emulator.faults.add({ kind: 'status', status: 503, operation: 'get-embedded-script' });
    await open();
    await alert().getByText(texts.unread).waitFor();
    expect(await toggle().count()).toBe(0);
    host.app.emulator.faults.clear();
    await frame.getByRole('button', { name: en.common.retry }).press('Enter');
    await toggle().waitFor();
    await frame.locator('.badge-card').and(frame.locator(':focus')).waitFor();
  });

  test('changes in quick succession are saved one at a time, and the last one wins', async () => {
    await open();
    await toggle().waitFor();
    const release = await withholdRequests(page, '**/backend/badge/setBadge');
    await toggle().press('Space');
    await radio(texts.themes.light).press('ArrowRight');
    await toggle().press('Space');
    await toggle().press('Space');
    release();
    await expect
      .poll(() => embedded('free'))
      .toEqual({ parameters: { theme: 'dark' }, disabled: false });
    const calls = () =>
      host.app.emulator.calls.filter(({ method }) => method === 'backend/badge/setBadge');
    await expect.poll(() => calls().length).toBe(2);
  });

  test.each(['en', 'he'] as const)(
    'the card is accessible and fits into a phone’s window on a site in %s',
    async (language) => {
      host.app.emulator.update('free', (free) => ({
        ...free,
        site: { ...free.site, locale: language },
      }));
      await open('free', 375);
      const { show } = { en, he }[language].dashboard.badge;
      await toggle(show).scrollIntoViewIfNeeded();
      await saveScreenshot(page, `badge-card-${language}`);
      expect(await accessibilityFindings(page)).toEqual([]);
      const tooWide = await frame
        .locator('.badge-card')
        .evaluate((card) => card.scrollWidth > card.clientWidth);
      expect(tooWide).toBe(false);
    },
  );
});

import type { Locator, Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as he from '../../src/shared/texts/he.js';
import { appId } from '../../wix.config.json';
import { focusedElement, tabTo } from '../support/browser/focused-element.js';
import { saveScreenshot } from '../support/browser/open-browser.js';
import { type OpenConsole, openConsole } from '../support/browser/open-console.js';
import { APP_ROOT, type RunningApp } from '../support/start-app.js';
import {
  busyCards,
  holdRequests,
  isTokenRequest,
  openHeldSite,
  openSite,
  type SitePage,
  type SiteView,
  settledCards,
} from './site-page.js';

let host: OpenConsole;
let app: RunningApp;
let site: SitePage;
beforeAll(async () => {
  host = await openConsole(APP_ROOT);
  app = host.app;
});
afterAll(() => host?.close());
beforeEach(() => app.reset());

/** Opens a site page that loads its data at once, and waits until the widget shows it. */
async function open(view: SiteView): Promise<Locator> {
  site = await openSite(host, view);
  await settledCards(site.page).waitFor();
  return settledCards(site.page);
}

const idOf = (instance: 'free' | 'premium') => app.emulator.instances[instance].instance.instanceId;

describe('the plan in the widget', () => {
  test.each(['visitor', 'member'] as const)(
    'the widget shows a label with the app’s name to a %s of a free instance, without a link',
    async (caller) => {
      const card = await open({ instance: 'free', caller });
      await card.getByText('Made with Instance Status').waitFor();
      expect(await card.getByRole('link').count()).toBe(0);
      expect(site.errors).toEqual([]);
      await site.page.context().close();
    },
  );

  test('the widget offers an upgrade to the owner of a free instance', async () => {
    const card = await open({ instance: 'free', caller: 'owner' });
    await card.getByText('Made with Instance Status').waitFor();
    const link = card.getByRole('link', { name: 'Upgrade' });
    expect(await link.getAttribute('href')).toBe(
      `https://www.wix.com/apps/upgrade/${appId}?appInstanceId=${idOf('free')}`,
    );
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await link.getAttribute('rel')).toBe('noreferrer');
    await link.focus();
    await saveScreenshot(site.page, 'widget-free-owner');
    await site.page.context().close();
  });

  test.each<[string, (route: Route) => Promise<void>]>([
    ['getViewer() fails', (route) => route.abort()],
    ['getViewer() does not respond', async () => {}],
  ])('the widget offers no upgrade to an owner if %s', async (_, answer) => {
    site = await openHeldSite(host, { instance: 'free', caller: 'owner' });
    await site.page.route('**/getViewer', answer);
    site.release();
    const card = settledCards(site.page);
    await card.getByText('Made with Instance Status').waitFor();
    expect(await card.getByRole('link').count()).toBe(0);
    expect(site.errors).toEqual([]);
    await site.page.context().close();
  });

  test.each([
    ['trial', ['10 trial days left']],
    ['premium', []],
  ] as const)(
    'the widget offers no upgrade to the owner of the %s instance',
    async (instance, tags) => {
      const card = await open({ instance, caller: 'owner' });
      expect(await card.locator('.tag').allTextContents()).toEqual(tags);
      expect(await card.getByRole('link').count()).toBe(0);
      // There is nothing that it would have to know them for.
      expect(site.calls).not.toHaveProperty('getViewer');
      await site.page.context().close();
    },
  );
});

test('the widget shows the site’s currency, and the site’s language in that language', async () => {
  const card = await open({ instance: 'multilingual', caller: 'visitor' });
  expect(await card.getByRole('term').allTextContents()).toEqual(['Language', 'Currency']);
  const [language, currency] = await card.getByRole('definition').all();
  expect(await language?.textContent()).toBe('français');
  expect(await language?.getAttribute('lang')).toBe('fr');
  expect(await currency?.textContent()).toBe('EUR');
  expect(await currency?.getAttribute('title')).toBe('euro');
  await site.page.context().close();
});

test('the widget applies its settings at once, including those set before it is on the page', async () => {
  const card = await open({ instance: 'premium', caller: 'visitor' });
  const widget = site.page.locator('instance-widget').first();
  const set = (name: string, value: string | null) =>
    widget.evaluate(
      (element, [attribute, text]) => {
        if (text === null) element.removeAttribute(attribute);
        else element.setAttribute(attribute, text);
      },
      [name, value] as const,
    );
  const { siteDisplayName } = app.emulator.instances.premium.site;
  const name = card.locator('.name');
  await expect.poll(() => name.textContent()).toBe(siteDisplayName);

  await set('heading', '  Open till six ');
  await expect.poll(() => name.textContent()).toBe('Open till six');
  await set('heading', '');
  await expect.poll(() => name.textContent()).toBe(siteDisplayName);
  const id = card.getByTitle(idOf('premium'));
  expect(await id.count()).toBe(0);
  await set('show-instance-id', 'true');
  await expect.poll(() => id.textContent()).toBe(idOf('premium').slice(0, 8));
  await set('show-instance-id', 'false');
  await expect.poll(() => id.count()).toBe(0);
  const texts = await widget.evaluate((element) => {
    const other = document.createElement('instance-widget');
    other.setAttribute('heading', 'Another');
    other.setAttribute('show-instance-id', 'true');
    element.after(other);
    return other.shadowRoot?.querySelector('section')?.innerText;
  });
  expect(texts).toMatch(/^Another\s.*\s94e10000$/s);
  await site.page.context().close();
});

test('ten widgets on a page share one call of each method', async () => {
  await host.app.emulator.embedScript('free', { parameters: { theme: 'light' } });
  site = await openHeldSite(host, { instance: 'free', caller: 'owner' });
  const { page, calls } = site;
  await busyCards(page).waitFor();
  const addWidgets = (count: number) =>
    page
      .locator('instance-widget')
      .first()
      .evaluate((element, more) => {
        for (let index = 0; index < more; index++) {
          element.after(document.createElement('instance-widget'));
        }
      }, count);
  await addWidgets(9);
  await expect.poll(() => busyCards(page).count()).toBe(10);
  site.release();
  await expect
    .poll(() => settledCards(page).getByRole('link', { name: 'Upgrade' }).count())
    .toBe(10);
  await page.getByRole('complementary').waitFor();
  // One call of `getInstance` is the widgets', the other the badge's, which is bundled apart.
  expect(calls).toEqual({ getInstance: 2, getViewer: 1 });

  await addWidgets(1);
  await expect
    .poll(() => settledCards(page).getByRole('link', { name: 'Upgrade' }).count())
    .toBe(11);
  expect(calls).toEqual({ getInstance: 2, getViewer: 1 });
  await page.context().close();
});

test('a removed widget is empty, and shows its data again when it returns to the page', async () => {
  site = await openHeldSite(host, { instance: 'free', caller: 'visitor' });
  const { page } = site;
  await busyCards(page).waitFor();
  const removed = await page.evaluateHandle(() => {
    const element = document.querySelector('instance-widget');
    if (!element) throw new Error('There is no widget.');
    element.after(document.createElement('instance-widget'));
    element.remove();
    return element;
  });
  const nodes = () => removed.evaluate((element) => element.shadowRoot?.childNodes.length);
  await expect.poll(nodes).toBe(0);

  site.release();
  await settledCards(page).getByText('Made with').waitFor();
  await removed.evaluate((element) => element.setAttribute('heading', 'Changed meanwhile'));
  expect(await nodes()).toBe(0);

  await removed.evaluate((element) => document.querySelector('.widget')?.append(element));
  await expect.poll(() => settledCards(page).getByText('Made with').count()).toBe(2);
  await settledCards(page).getByText('Changed meanwhile').waitFor();
  // Into another place, without having been away.
  await removed.evaluate((element) => document.querySelector('.widget')?.prepend(element));
  await expect.poll(() => settledCards(page).getByText('Made with').count()).toBe(2);
  expect(site.errors).toEqual([]);
  await page.context().close();
});

test('a removed widget is garbage-collected', async () => {
  await open({ instance: 'free', caller: 'visitor' });
  const { page } = site;
  const removed = await page.evaluateHandle(() => {
    const element = document.createElement('instance-widget');
    document.body.append(element);
    element.remove();
    return { reference: new WeakRef(element) };
  });
  const devTools = await page.context().newCDPSession(page);
  await expect
    .poll(async () => {
      await devTools.send('HeapProfiler.collectGarbage');
      return removed.evaluate(({ reference }) => reference.deref() === undefined);
    })
    .toBe(true);
  await page.context().close();
});

test('the focus stays on the retry button after another failure, and moves to the card after a success', async () => {
  await open({ instance: 'free', caller: 'expired' });
  const { page } = site;
  const card = page.getByRole('region', { name: 'Instance status' });
  const alert = card.getByRole('alert');
  expect(await alert.textContent()).toBe('This content could not be loaded.');
  const button = card.getByRole('button');
  await tabTo(page, 'button');
  expect(await button.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
  await saveScreenshot(page, 'widget-error-focus');

  const { width, height } = (await card.boundingBox()) ?? expect.unreachable();
  const release = await holdRequests(page, '**/getInstance');
  await page.keyboard.press('Enter');
  await button.getByText('Trying again…').waitFor();
  // A screen reader tells of the second failure only if it is a new alert.
  await expect.poll(() => alert.count()).toBe(0);
  expect(await card.boundingBox()).toMatchObject({ width, height });
  release();
  await button.getByText('Try again').waitFor();
  await expect.poll(() => alert.count()).toBe(1);
  expect(await focusedElement(page)).toBe('button');

  const claims = { subjectType: 'VISITOR', instanceId: idOf('free') };
  await page.route(isTokenRequest, (route) => route.continue({ postData: JSON.stringify(claims) }));
  await page.keyboard.press('Enter');
  await card.getByText('Made with').waitFor();
  await expect.poll(() => focusedElement(page)).toBe('section');
  expect(site.errors).toEqual([]);
  await page.context().close();
});

test('the widget shows a dash for blank details, and its own name if Wix does not name the app', async () => {
  app.emulator.update('free', ({ instance, site: named, ...free }) => ({
    ...free,
    instance: { ...instance, appName: '' },
    site: { ...named, locale: '', paymentCurrency: '' },
  }));
  const card = await open({ instance: 'free', caller: 'visitor' });
  expect(await card.getByRole('definition').allTextContents()).toEqual(['–', '–']);
  expect(await card.getByRole('definition').first().getAttribute('lang')).toBeNull();
  await card.getByText('Made with Instance Status').waitFor();
  await site.page.context().close();
});

test('the widget on a Hebrew site is in Hebrew and right-to-left', async () => {
  app.emulator.update('free', (free) => ({ ...free, site: { ...free.site, locale: 'he' } }));
  const card = await open({ instance: 'free', caller: 'owner' });
  expect(await card.getAttribute('lang')).toBe('he');
  expect(await card.getAttribute('dir')).toBe('rtl');
  expect(await card.getAttribute('aria-label')).toBe(he.widget.label);
  await card.getByText(he.widget.madeWith('Instance Status')).waitFor();
  const leftOf = async (part: Locator) => (await part.boundingBox())?.x ?? Number.NaN;
  const link = card.getByRole('link', { name: he.widget.upgrade });
  expect(await leftOf(link)).toBeLessThan(await leftOf(card.locator('.tag')));
  expect(await leftOf(card.locator('.tag'))).toBeLessThan(await leftOf(card.locator('.name span')));
  await saveScreenshot(site.page, 'widget-rtl');
  await site.page.context().close();
});

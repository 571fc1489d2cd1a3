import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ScriptProperties } from 'wix-emulator';
import * as he from '../../src/shared/texts/he.js';
import { saveScreenshot } from '../support/browser/open-browser.js';
import { type OpenConsole, openConsole } from '../support/browser/open-console.js';
import { APP_ROOT } from '../support/start-app.js';
import { openHeldSite, openSite } from './site-page.js';

let host: OpenConsole;

beforeAll(async () => {
  host = await openConsole(APP_ROOT);
});
afterAll(() => host?.close());
beforeEach(async () => {
  host.app.reset();
  for (const instance of ['free', 'trial', 'premium']) await embedBadge(instance);
});

/** Embeds the badge in a site, as the app's dashboard page does. */
const embedBadge = (instance: string, properties: ScriptProperties = {}) =>
  host.app.emulator.embedScript(instance, { parameters: { theme: 'light' }, ...properties });

const badgeOf = (page: Page) => page.getByRole('complementary');

/** Where the badge is in the window, in pixels from its four sides. */
async function insetsOf(page: Page) {
  const box = await badgeOf(page).boundingBox();
  const size = page.viewportSize();
  if (!box || !size) return expect.unreachable();
  return {
    left: box.x,
    right: size.width - box.x - box.width,
    bottom: size.height - box.y - box.height,
  };
}

/** Collects the statuses of the calls of `getInstance`, once the page has their answers. */
function readAnswers(page: Page): number[] {
  const answers: number[] = [];
  page.on('requestfinished', async (request) => {
    const response = request.url().endsWith('/getInstance') ? await request.response() : null;
    if (response) answers.push(response.status());
  });
  return answers;
}

/** Waits until the page has got what it asked for before, and has drawn it. */
const nextFrame = (page: Page) =>
  page.evaluate(async () => {
    // Answered after those.
    await (await fetch(location.href)).text();
    for (let count = 0; count < 2; count++) await new Promise(requestAnimationFrame);
  });

test('a free site shows the badge in the bottom right corner, where it does not block clicks', async () => {
  const site = await openHeldSite(host, { instance: 'free', caller: 'visitor' });
  const { page, errors } = site;
  const badge = badgeOf(page);
  const answers = readAnswers(page);
  site.release();
  await expect.poll(() => answers).toEqual([200, 200]);
  // It is there as soon as its data is, so where it is not by then, it does not come.
  await nextFrame(page);
  await expect.poll(() => badge.count()).toBe(1);
  expect(await badge.textContent()).toBe('Made with Instance Status');
  expect(await badge.getAttribute('aria-label')).toBe('About this app');
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const { left, right, bottom } = await insetsOf(page);
    expect(right).toBe(12);
    expect(bottom).toBe(12);
    expect(left).toBeGreaterThan(width / 3);
    await saveScreenshot(page, `badge-${width}`);
  }
  const box = await badge.boundingBox();
  const below = await page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.className, [
    (box?.x ?? 0) + 20,
    (box?.y ?? 0) + 10,
  ] as const);
  expect(below).toBe('site-footer');
  expect(errors).toEqual([]);
  await page.context().close();
});

test('a Hebrew site shows the badge in Hebrew in the bottom left corner', async () => {
  host.app.emulator.update('free', (free) => ({ ...free, site: { ...free.site, locale: 'he' } }));
  const { page } = await openSite(host, { instance: 'free', caller: 'visitor', width: 375 });
  const badge = badgeOf(page);
  await badge.waitFor();
  expect(await badge.textContent()).toBe(he.badge.madeWith('Instance Status'));
  expect((await insetsOf(page)).left).toBe(12);
  expect(await badge.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  await saveScreenshot(page, 'badge-rtl');
  await page.context().close();
});

test.each([
  ['trial', 'visitor', 200],
  ['premium', 'visitor', 200],
  ['free', 'expired', 401],
] as const)(
  'the %s instance shows no badge to the caller "%s", and logs no error',
  async (instance, caller, status) => {
    const site = await openHeldSite(host, { instance, caller });
    const { page, errors } = site;
    const complaints: string[] = [];
    page.on('console', (message) => {
      // The browser itself tells of a refused request.
      const isOurs = !message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && isOurs) complaints.push(message.text());
    });
    const answers = readAnswers(page);
    site.release();
    // The widget's and the badge's.
    await expect.poll(() => answers).toEqual([status, status]);
    await nextFrame(page);
    expect(await badgeOf(page).count()).toBe(0);
    const shadowHosts = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((element) =>
        element.shadowRoot ? [element.localName] : [],
      ),
    );
    expect(shadowHosts).toEqual(['instance-widget']);
    expect(errors).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { measureLayoutShift } from '../support/browser/layout-shift.js';
import { type OpenConsole, openConsole } from '../support/browser/open-console.js';
import { APP_ROOT } from '../support/start-app.js';
import { busyCards, openHeldSite, openSite, settledCards } from './site-page.js';

let host: OpenConsole;
beforeAll(async () => {
  host = await openConsole(APP_ROOT);
});
afterAll(() => host?.close());
beforeEach(() => host.app.reset());

describe('layout shifts', () => {
  /** Puts a widget of each width into the page, one below the other, with and without its ID. */
  const addWidgets = (page: Page) =>
    page.locator('instance-widget').evaluate((element) => {
      for (const width of [140, 200, 240, 300, 340, 420, 500, 540, 800]) {
        for (const id of ['true', 'false']) {
          const widget = document.createElement('instance-widget');
          widget.style.width = `${width}px`;
          widget.setAttribute('show-instance-id', id);
          element.after(widget);
        }
      }
    });

  test.each([
    ['free', 'visitor', 375],
    ['free', 'owner', 1280],
    ['trial', 'visitor', 375],
    ['premium', 'owner', 1280],
    ['free', 'expired', 1280],
  ] as const)(
    'nothing on the page moves while the %s instance loads for the caller "%s" at %i pixels',
    async (instance, caller, width) => {
      const site = await openHeldSite(host, { instance, caller, width, height: 5000 });
      const { page } = site;
      await busyCards(page).waitFor();
      await addWidgets(page);
      const shift = await measureLayoutShift(page);
      site.release();
      await expect.poll(() => settledCards(page).count()).toBe(19);
      expect(await shift()).toEqual([]);

      // The page is one on which a move would be seen.
      await page
        .locator('instance-widget')
        .first()
        .evaluate((element) => {
          element.style.paddingTop = '50px';
        });
      await expect.poll(shift).not.toEqual([]);
      await page.context().close();
    },
  );
});

test('a widget is neither squashed nor cut off, whatever its container', async () => {
  const { page, errors } = await openSite(host, { instance: 'free', caller: 'visitor' });
  await settledCards(page).waitFor();
  const widthIn = (style: string) =>
    page.locator('instance-widget').evaluate((widget, css) => {
      const parent = document.createElement('div');
      parent.style.cssText = css;
      parent.append(widget, document.createElement('i'));
      document.querySelector('.widget')?.append(parent);
      return { width: widget.clientWidth, cutOff: parent.scrollWidth - parent.clientWidth };
    }, style);
  for (const [style, width] of [
    ['display: flex; width: 800px', 320],
    ['display: inline-block', 320],
    ['width: fit-content', 320],
    // Where there is less room, it takes that.
    ['display: flex; width: 200px', 200],
    ['display: grid; grid: auto / 1fr 1fr; width: 300px', 150],
  ] as const) {
    expect(await widthIn(style), style).toEqual({ width, cutOff: 0 });
  }
  expect(errors).toEqual([]);
  await page.context().close();
});

import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { startConsole } from 'wix-emulator';
import { dashboardPageId } from '../../fixtures/shop/src/shared/ids.js';
import seed from '../../fixtures/shop/wix-emulator.seed.js';
import { openBrowser } from '../../support/browser/open-browser.js';
import { type RunningApp, SHOP_ROOT, startApp, startDevApp } from '../../support/start-app.js';

/** The shop, the host pages around it, and a browser. All of them are on the site of an instance. */
export interface OpenShop {
  readonly app: RunningApp;
  /** Opens the site page as a visitor. */
  openSite(instance: 'free' | 'premium'): Promise<{ page: Page; widget: Locator }>;
  /** Opens the dashboard page as the site's owner. */
  openDashboard(instance: 'free' | 'premium'): Promise<{ page: Page; shop: FrameLocator }>;
  /** Starts a test with the seed and without pages. */
  reset(): void;
  /** Closes the pages of a test. Fails if one of them had an error, or asked another computer. */
  closePages(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the shop with its store.
 * @param runtime The production build in `workerd`, or the development server.
 */
export async function openShop(runtime: 'preview' | 'dev'): Promise<OpenShop> {
  const wix = { seed, genericFor: SHOP_ROOT, autoEventsFor: SHOP_ROOT };
  const app = await (runtime === 'dev'
    ? startDevApp(SHOP_ROOT, wix)
    : startApp(SHOP_ROOT, {}, wix));
  const host = await startConsole({ emulator: app.emulator, port: 0 });
  const browser = await openBrowser(inject('chromium'));
  const opened: Awaited<ReturnType<typeof browser.open>>[] = [];

  const open = async (path: string, query: Record<string, string>) => {
    const url = `${host.url}${path}?${new URLSearchParams(query)}`;
    // So high that a screenshot has all of the widget.
    const one = await browser.open(url, { height: 1150 });
    opened.push(one);
    return one.page;
  };
  return {
    app,
    async openSite(instance) {
      const page = await open('/hosts/site', { instance, caller: 'visitor' });
      return { page, widget: page.locator('example-shop') };
    },
    async openDashboard(instance) {
      const query = { instance, caller: 'owner', page: dashboardPageId };
      const page = await open('/hosts/dashboard', query);
      return { page, shop: page.frameLocator('main iframe') };
    },
    reset: () => app.reset(),
    async closePages() {
      const all = opened.splice(0);
      await Promise.all(all.map(({ page }) => page.context().close()));
      expect(all.flatMap(({ errors, foreignHosts }) => [...errors, ...foreignHosts])).toEqual([]);
    },
    async close() {
      await browser.close();
      await host.close();
      await app.close();
    },
  };
}

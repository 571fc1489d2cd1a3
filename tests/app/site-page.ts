import type { Locator, Page } from 'playwright-core';
import type { CallerKey, InstanceKey } from 'wix-emulator';
import type { OpenConsole } from '../support/browser/open-console.js';

/** A customer's web site in the browser, with the app's widget and badge on it. */
export interface SitePage {
  page: Page;
  /** Uncaught errors of the page. */
  errors: string[];
  /** How often the page has called each web method so far, by the method's name. */
  calls: Record<string, number>;
  /** Hands out access tokens, without which the page shows no data. */
  release: () => void;
}

/** Whose site page to open, who looks at it, and at which size in pixels. */
export interface SiteView {
  instance: InstanceKey;
  caller: CallerKey;
  width?: number;
  height?: number;
}

/** Tells the requests of a host page for an access token. */
export const isTokenRequest = (url: URL): boolean => url.pathname === '/emulator/tokens';

/** The widgets' cards that have nothing more to load. */
export const settledCards = (page: Page): Locator =>
  page.locator('instance-widget section[aria-busy="false"]');

/** The widgets' cards that still load something. */
export const busyCards = (page: Page): Locator =>
  page.locator('instance-widget section[aria-busy="true"]');

/**
 * Opens a site page that loads its data at once.
 * @param host The running app and its console.
 */
export async function openSite(host: OpenConsole, view: SiteView): Promise<SitePage> {
  const site = await openHeldSite(host, view);
  site.release();
  return site;
}

/**
 * Opens a site page whose scripts wait for their access tokens.
 * @param host The running app and its console.
 */
export async function openHeldSite(
  { browser, url }: OpenConsole,
  { instance, caller, ...size }: SiteView,
): Promise<SitePage> {
  const { page, errors } = await browser.open('about:blank', size);
  const release = await holdRequests(page, isTokenRequest);
  const calls: Record<string, number> = {};
  page.on('request', (request) => {
    const [, name] = request.url().match(/\/api\/web-methods\/.*\/(\w+)$/) ?? [];
    if (name && request.method() === 'POST') calls[name] = (calls[name] ?? 0) + 1;
  });
  await page.goto(`${url}/hosts/site?${new URLSearchParams({ instance, caller })}`);
  return { page, errors, calls, release };
}

/**
 * Keeps the next requests of a page from being sent.
 * @param url Which ones: a pattern, or a function that tells.
 * @returns A function that sends them.
 */
export async function holdRequests(
  page: Page,
  url: string | ((url: URL) => boolean),
): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(url, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

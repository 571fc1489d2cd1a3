import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { APP_ROOT } from '../start-app.js';

/** Where screenshots are saved. */
export const SCREENSHOTS = path.join(APP_ROOT, 'artifacts/screenshots');

/** A page and what went wrong in it. */
interface OpenPage {
  page: Page;
  /** Uncaught errors of the page and its frames. */
  errors: string[];
  /** The hosts that were asked for something and are not this computer. */
  foreignHosts: string[];
}

/** A browser for the tests of one file. */
export interface TestBrowser {
  /** Opens a page of its own context. */
  open(url: string, options?: { width?: number; height?: number }): Promise<OpenPage>;
  close(): Promise<void>;
}

/**
 * Starts Chromium.
 * @param executablePath The browser that the global set-up has found.
 */
export async function openBrowser(executablePath: string): Promise<TestBrowser> {
  const browser: Browser = await chromium.launch({
    executablePath,
    // Chromium has no sandbox for root, which CI often is.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  return {
    close: () => browser.close(),
    async open(url, { width = 1280, height = 800 } = {}) {
      const context: BrowserContext = await browser.newContext({
        viewport: { width, height },
        reducedMotion: 'reduce',
      });
      // Half of what a test may take, for a machine that other programs keep busy.
      context.setDefaultTimeout(60_000);
      const page = await context.newPage();
      const errors: string[] = [];
      const foreignHosts: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        const isLocal = hostname === 'localhost' || hostname === '127.0.0.1';
        // The design system's style sheet names fonts of Wix's CDN, which a page does without.
        const isFont = request.resourceType() === 'font';
        if (protocol.startsWith('http') && !isLocal && !isFont) foreignHosts.push(hostname);
      });
      await page.goto(url);
      return { page, errors, foreignHosts };
    },
  };
}

/** Saves what a page shows, for people to look at. */
export async function saveScreenshot(page: Page, name: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
}

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { RunningApp } from '../start-app.js';
import type { TestBrowser } from './open-browser.js';
import { type OpenConsole, openConsole } from './open-console.js';

/** How a page of the console's server is opened. */
interface OpenOptions {
  /** The origin of another console. */
  origin?: string;
  /** The size of the window. */
  width?: number;
  height?: number;
}

/** An app with its console, and the page that a test has opened. */
export interface Hosts {
  readonly app: RunningApp;
  /** The console's origin, which has the host pages as well. */
  readonly url: string;
  readonly browser: TestBrowser;
  /** Uncaught errors of the page and its frames. Those that are left at the test's end fail it. */
  readonly errors: string[];
  /**
   * Opens a page of the console's server, in place of the one that is open.
   * @param path For example `/hosts/site`.
   * @param query The parameters beside the instance `premium` and the caller `owner`, or over them.
   */
  open(
    path: string,
    query?: Readonly<Record<string, string>>,
    options?: OpenOptions,
  ): Promise<Page>;
}

/**
 * Starts an app, its console and Chromium for the tests of a file. Each test finds the app reset, and
 * fails on uncaught errors of its pages and on requests to other computers.
 * @param root The app's folder, already built.
 */
export function startHosts(root: string): Hosts {
  let host: OpenConsole;
  let opened: Awaited<ReturnType<TestBrowser['open']>> | undefined;

  const close = async () => {
    if (!opened) return;
    const { page, errors, foreignHosts } = opened;
    opened = undefined;
    await page.context().close();
    expect(errors).toEqual([]);
    expect(foreignHosts).toEqual([]);
  };
  beforeAll(async () => {
    host = await openConsole(root);
  });
  afterAll(() => host?.close());
  beforeEach(() => host.app.reset());
  afterEach(close);

  return {
    get app() {
      return host.app;
    },
    get url() {
      return host.url;
    },
    get browser() {
      return host.browser;
    },
    get errors() {
      if (!opened) throw new Error('No page is open.');
      return opened.errors;
    },
    async open(path, query, { origin = host.url, ...size } = {}) {
      await close();
      const choice = { instance: 'premium', caller: 'owner', ...query };
      opened = await host.browser.open(`${origin}${path}?${new URLSearchParams(choice)}`, size);
      return opened.page;
    },
  };
}

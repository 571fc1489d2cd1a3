import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConsole } from '../support/browser/open-console.js';
import { buildFixture } from '../support/build-fixture.js';
import { APP_ROOT, EMPTY_ROOT, ON_REACT_ROOT } from '../support/start-app.js';

/** The folder of a build that has the files of its widgets. */
const WIDGETS = '/_wix_126f0f6e-custom-elements/';

/** The folder that has those of its dashboard pages. */
const PAGES = '/_astro/';

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

beforeAll(async () => {
  await buildFixture(EMPTY_ROOT, { nodeEnv: 'production' });
  const copy = path.join(ON_REACT_ROOT, 'src');
  await rm(copy, { recursive: true, force: true });
  await cp(path.join(APP_ROOT, 'src'), copy, { recursive: true });
  // React has a larger build for development, which would flatter Preact.
  await buildFixture(ON_REACT_ROOT, { nodeEnv: 'production' });
});

/** The figures, for people. */
const figures: string[] = [];
afterAll(() => {
  process.stdout.write(`${figures.join('\n')}\n`);
});

/**
 * Opens a host page in a browser and adds up what it downloads of the app: bytes after gzip at
 * level 9, every file compressed on its own.
 * @param root The app's folder, already built.
 * @param pathname The host page's path and query.
 * @param folder The folder of the files that count.
 * @param settled Waits until the extension shows its data.
 */
async function downloadedBytes(
  root: string,
  pathname: string,
  folder: string,
  settled: (page: Page) => Promise<unknown>,
): Promise<{ scripts: number; styles: number }> {
  const host = await openConsole(root);
  try {
    const { page } = await host.browser.open('about:blank');
    const files: Promise<{ type: string; bytes: number }>[] = [];
    // When it is asked for: what is still under way counts as well.
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.origin !== host.app.url || !url.pathname.startsWith(folder)) return;
      files.push(
        sizeOf(request).then((bytes) => ({
          type: url.pathname.endsWith('.css') ? 'style' : 'script',
          bytes,
        })),
      );
    });
    await page.goto(new URL(pathname, host.url).href);
    await settled(page);
    let all = await Promise.all(files);
    // A script that has arrived may have asked for another one meanwhile.
    while (all.length < files.length) all = await Promise.all(files);
    const sum = (wanted: string) =>
      all.filter(({ type }) => type === wanted).reduce((total, { bytes }) => total + bytes, 0);
    return { scripts: sum('script'), styles: sum('style') };
  } finally {
    await host.close();
  }
}

/** The size of a request's answer after gzip, once all of it is there. */
async function sizeOf(request: Request): Promise<number> {
  const response = await request.response();
  if (!response) throw new Error(`${request.url()} got no answer.`);
  return gzipSync(await response.body(), { level: constants.Z_BEST_COMPRESSION }).length;
}

test('the widget, including Preact, adds at most 12 kB to Wix’s wrapper', async () => {
  const wrapper = await downloadedBytes(EMPTY_ROOT, '/hosts/site', WIDGETS, (page) =>
    page.waitForFunction(() => customElements.get('empty-widget')),
  );
  const widget = await downloadedBytes(APP_ROOT, '/hosts/site?instance=premium', WIDGETS, (page) =>
    page.getByRole('region', { name: 'Instance status' }).getByText('Harbour').waitFor(),
  );
  const own = widget.scripts + widget.styles - wrapper.scripts;
  figures.push(
    `widget: ${kilobytes(own)} gzip of its own, and ${kilobytes(wrapper.scripts)} of Wix’s wrapper`,
  );
  expect(wrapper.scripts).toBeGreaterThan(0);
  expect(own).toBeGreaterThan(0);
  expect(own).toBeLessThanOrEqual(12_000);
});

test('the dashboard page is smaller with Preact than with React', async () => {
  const settled = (page: Page) =>
    page.frameLocator('iframe').getByText('owner@example.com').waitFor();
  const dashboard = '/hosts/dashboard?instance=premium';
  const onPreact = await downloadedBytes(APP_ROOT, dashboard, PAGES, settled);
  const onReact = await downloadedBytes(ON_REACT_ROOT, dashboard, PAGES, settled);
  figures.push(
    `dashboard page: ${kilobytes(onPreact.scripts)} gzip of scripts, ` +
      `${kilobytes(onReact.scripts)} on React; ${kilobytes(onPreact.styles)} of styles in both`,
  );
  expect(onPreact.scripts).toBeGreaterThan(0);
  expect(onPreact.scripts).toBeLessThan(onReact.scripts);
  // The same styles, whose class names may be others.
  expect(Math.abs(onPreact.styles - onReact.styles)).toBeLessThan(0.02 * onReact.styles);
});

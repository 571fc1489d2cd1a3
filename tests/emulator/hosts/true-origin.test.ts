import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Emulator, type RunningServer, startConsole, startPreview } from 'wix-emulator';
import { type RunningApp, startWorker } from '../../../bench/worker.js';
import { callsPageId } from '../../fixtures/host/src/extensions/dashboard/ids.js';
import { saveScreenshot } from '../../support/browser/open-browser.js';
import { APP_ROOT, createAppEmulator, HOST_ROOT } from '../../support/start-app.js';
import { startDashboardProxy } from './dashboard-proxy.js';
import { expectOutcome, mainFrame, press } from './fixture-calls.js';

const dashboard = 'https://manage.wix.com';

/** An app behind Wix's own dashboard origin, as the app's documents themselves expect it. */
interface Site {
  emulator: Emulator;
  app: RunningServer;
  /** The app's worker with nothing around it. */
  worker: RunningApp;
  page: Page;
  /** The hosts that answered the browser; what a document wants of a CDN finds no address. */
  hosts: Set<string>;
  /** The document in the dashboard's frame. */
  frameDocument: Promise<{ url: string; body: Buffer }>;
}

const cleanUp: (() => Promise<unknown>)[] = [];

async function openDashboard(root: string, query = ''): Promise<Site> {
  const emulator = await createAppEmulator(root);
  const app = await startPreview({ root, emulator, port: 0, documents: 'original' });
  const worker = await startWorker(path.join(root, 'dist/_worker.js'), emulator);
  const console = await startConsole({ emulator, port: 0 });
  const proxy = await startDashboardProxy(console.url);
  const browser: Browser = await chromium.launch({
    executablePath: inject('chromium'),
    args: [
      // No name leads anywhere but to this computer.
      `--host-resolver-rules=MAP manage.wix.com 127.0.0.1:${proxy.port}, MAP * ~NOTFOUND, EXCLUDE localhost`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  cleanUp.push(
    () => browser.close(),
    () => proxy.close(),
    () => console.close(),
    () => worker.close(),
    () => app.close(),
  );
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const hosts = new Set<string>();
  page.on('response', (response) => {
    const { protocol, host } = new URL(response.url());
    if (protocol.startsWith('http')) hosts.add(host);
  });
  const frameDocument = page
    .waitForResponse((response) => response.url().startsWith(`${app.url}/_wix/extensions/`))
    .then(async (response) => ({ url: response.url(), body: await response.body() }));
  await page.goto(`${dashboard}/hosts/dashboard?instance=premium${query}`);
  return { emulator, app, worker, page, hosts, frameDocument };
}

let fixture: Site;

beforeAll(async () => {
  fixture = await openDashboard(HOST_ROOT, `&page=${callsPageId}`);
});
afterAll(async () => {
  for (const close of cleanUp) await close();
});

async function expectUntouched({ app, worker, page, hosts, frameDocument }: Site) {
  expect(await page.evaluate(() => location.origin)).toBe(dashboard);
  const { url, body } = await frameDocument;
  const { pathname, search, searchParams } = new URL(url);
  expect(searchParams.get('origin')).toBe(dashboard);
  const made = await fetch(worker.url + pathname + search);
  expect(body.equals(Buffer.from(await made.arrayBuffer()))).toBe(true);
  expect([...hosts].sort()).toEqual([new URL(app.url).host, 'manage.wix.com']);
}

test('a dashboard page with its toasts, navigation and modal works on `https://manage.wix.com`', async () => {
  const { emulator, page } = fixture;
  const frame = mainFrame(page);
  const { siteDisplayName } = emulator.instances.premium.site;
  await frame.getByRole('heading', { name: `Calls for ${siteDisplayName}` }).waitFor();
  await press(frame, 'success toast');
  await page.locator('.toast.success', { hasText: 'Saved' }).waitFor();
  await press(frame, 'open modal');
  const modal = page.frameLocator('dialog iframe');
  await modal.getByText('"Ada"').waitFor();
  await saveScreenshot(page, 'emulator-true-origin');
  await press(modal, 'close with a result');
  await expectOutcome(frame, 'open modal', '{"result":{"answer":42,"list":["a"]}}');
  await press(frame, 'navigate with a place');
  await frame.getByRole('heading', { name: 'Other page' }).waitFor();
  await frame.getByText('"pathname": "/sub"').first().waitFor();
  expect(page.url()).toMatch(/^https:\/\/manage\.wix\.com\/hosts\/dashboard\?/);
  await expectUntouched(fixture);
});

test('the reference app’s dashboard page works on `https://manage.wix.com`', async () => {
  const site = await openDashboard(APP_ROOT);
  const content = mainFrame(site.page).locator('body');
  const { instance, site: owned } = site.emulator.instances.premium;
  await content
    .getByText(owned.siteDisplayName ?? '')
    .first()
    .waitFor();
  await content
    .getByText(instance.billing?.packageName ?? '')
    .first()
    .waitFor();
  await expectUntouched(site);
});

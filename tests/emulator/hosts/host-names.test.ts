import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type RunningServer, startConsole, startPreview } from 'wix-emulator';
import { callsPageId } from '../../fixtures/host/src/extensions/dashboard/ids.js';
import { createAppEmulator, HOST_ROOT } from '../../support/start-app.js';
import { call, mainFrame } from './fixture-calls.js';
import { openTunnel, publishPort } from './forwarders.js';

/** An app and a console, and how a browser finds them. */
interface Reached {
  /** The console's origin in the browser. */
  url: string;
  /** The app's origin in the browser. */
  appUrl: string;
  /** Where the host names lead, as rules of Chromium. */
  resolve?: string;
  /** What to close, in this order. */
  servers: readonly { close(): Promise<void> }[];
}

const portOf = ({ url }: RunningServer) => new URL(url).port;
const emulator = await createAppEmulator(HOST_ROOT);
const start = (options: { host?: string; allowedHosts?: readonly string[] } = {}) =>
  startPreview({ root: HOST_ROOT, emulator, port: 0, ...options });

const ways: Readonly<Record<string, () => Promise<Reached>>> = {
  'another host name': async () => {
    const allowedHosts = ['emulator.test'];
    const app = await start({ allowedHosts });
    const console = await startConsole({ emulator, port: 0, allowedHosts });
    return {
      url: `http://emulator.test:${portOf(console)}`,
      appUrl: `http://emulator.test:${portOf(app)}`,
      resolve: 'MAP emulator.test 127.0.0.1',
      servers: [console, app],
    };
  },
  'other ports, as those of a container': async () => {
    const host = '0.0.0.0';
    const app = await start({ host });
    const ofApp = await publishPort(app.url);
    const appUrl = `http://localhost:${ofApp.port}`;
    const console = await startConsole({ emulator, port: 0, host, appUrl });
    const ofConsole = await publishPort(console.url);
    const url = `http://localhost:${ofConsole.port}`;
    return { url, appUrl, servers: [ofConsole, console, ofApp, app] };
  },
  'a tunnel with HTTPS': async () => {
    const allowedHosts = ['console.test', 'app.test'];
    const app = await start({ allowedHosts });
    const ofApp = await openTunnel(app.url, 'app.test');
    const appUrl = 'https://app.test';
    const console = await startConsole({ emulator, port: 0, allowedHosts, appUrl });
    const ofConsole = await openTunnel(console.url, 'console.test');
    return {
      url: 'https://console.test',
      appUrl,
      resolve: `MAP console.test 127.0.0.1:${ofConsole.port}, MAP app.test 127.0.0.1:${ofApp.port}`,
      servers: [ofConsole, console, ofApp, app],
    };
  },
  'the IPv6 address of this computer': async () => {
    const app = await start();
    const console = await startConsole({ emulator, port: 0 });
    const url = `http://[::1]:${portOf(console)}`;
    return { url, appUrl: app.url, servers: [console, app] };
  },
};

describe.each(Object.entries(ways))(
  'a browser that reaches the emulator through %s',
  (name, reach) => {
    let reached: Reached;
    let browser: Browser;

    beforeAll(async () => {
      reached = await reach();
      const { resolve } = reached;
      browser = await chromium.launch({
        executablePath: inject('chromium'),
        args: [
          ...(resolve === undefined ? [] : [`--host-resolver-rules=${resolve}`]),
          ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        ],
      });
    });
    afterAll(async () => {
      await browser?.close();
      for (const server of reached?.servers ?? []) await server.close();
    });

    async function open(path: string, query: Record<string, string>): Promise<Page> {
      const context = await browser.newContext({ ignoreHTTPSErrors: true });
      context.setDefaultTimeout(60_000);
      const page = await context.newPage();
      await page.goto(`${reached.url}${path}?${new URLSearchParams(query)}`);
      return page;
    }

    test(`through ${name}, the console shows the site with the widget, and changes the instance`, async () => {
      const page = await open('/', { instance: 'premium', caller: 'visitor' });
      const site = page.frameLocator('iframe');
      await site.getByLabel('Plan', { exact: true }).getByText('Pro').waitFor();
      await page.getByRole('tab', { name: 'Faults' }).click();
      await page.getByRole('button', { name: 'Add fault' }).click();
      await expect.poll(() => emulator.faults.entries.length).toBe(1);
      await page.context().close();
      emulator.reset();
    });

    test(`through ${name}, a dashboard page works, and its requests to Wix reach the emulator`, async () => {
      const page = await open('/hosts/dashboard', { instance: 'premium', page: callsPageId });
      const frame = mainFrame(page);
      await frame.getByRole('heading', { name: /Calls for [^…]/ }).waitFor();
      expect(await frame.locator('body').evaluate(() => location.origin)).toBe(reached.appUrl);
      const { instanceId } = emulator.instances.premium.instance;
      await call(frame, 'get the instance', `"${instanceId}"`);
      await page.context().close();
    });

    test(`through ${name}, a settings panel changes the widget`, async () => {
      const page = await open('/hosts/panel', { instance: 'premium' });
      const panel = page.frameLocator('#panel');
      await page.getByLabel('Plan').getByText('Pro').waitFor();
      await panel.getByRole('textbox', { name: 'Title' }).fill('Hello');
      await expect
        .poll(() => page.getByLabel('Attributes').textContent())
        .toBe('{"title":"Hello"}');
      await page.context().close();
    });
  },
);

import { migrate } from 'example-installations';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { accessibilityFindings } from '../support/browser/accessibility-findings.js';
import { saveScreenshot } from '../support/browser/open-browser.js';
import { type OpenConsole, openConsole } from '../support/browser/open-console.js';
import { EXAMPLE_ROOT } from '../support/start-app.js';
import { type DatabaseServer, startLibsqlServer } from './databases/libsql-server.js';

let database: DatabaseServer;
let host: OpenConsole;

beforeAll(async () => {
  // The app logs every failure that the tests make.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  database = await startLibsqlServer();
  await migrate(database);
  host = await openConsole(EXAMPLE_ROOT, { DATABASE_URL: database.url });
});
afterAll(async () => {
  await host?.close();
  await database?.close();
});
beforeEach(() => host.app.reset());

/** The widget on a site and its settings panel, by where the parts of each are. */
const surfaces: [string, string, (page: Page) => Locator | FrameLocator][] = [
  ['site', 'visitor', (page) => page.locator('installation-card')],
  ['panel', 'owner', (page) => page.frameLocator('#panel')],
];

describe.each(surfaces)(
  'the example’s frontend on the host page of a %s',
  (kind, caller, partOf) => {
    async function open({
      as = caller,
      before = async (_: Page): Promise<unknown> => undefined,
    } = {}) {
      const { page, errors } = await host.browser.open('about:blank');
      await before(page);
      const preflights: number[] = [];
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      session.on('Network.responseReceived', ({ type, response }) => {
        if (type === 'Preflight' && response.url.includes('/api/'))
          preflights.push(response.status);
      });
      const query = new URLSearchParams({ instance: 'premium', caller: as });
      await page.goto(`${host.url}/hosts/${kind}?${query}`);
      return { page, errors, preflights, part: partOf(page) };
    }

    test(`the ${kind} page of the example shows Wix’s data and the app’s own record`, async () => {
      await host.app.emulator.events.send('premium', { type: 'AppInstalled', data: {} });
      const { page, errors, preflights, part } = await open();
      for (const text of ['Harbour Street Bakery', '94e10000-1a2b-4c3d-8e4f-000000000002']) {
        await part.getByText(text).waitFor();
      }
      await expect.poll(() => part.getByText('Pro', { exact: true }).count()).toBe(2);
      expect(await accessibilityFindings(page)).toEqual([]);
      await saveScreenshot(page, `http-endpoints-${kind}`);
      // A site has another origin than the app; a panel is one of the app's own documents.
      if (kind === 'site') await expect.poll(() => preflights).toEqual([204, 204]);
      expect(errors).toEqual([]);
      await page.context().close();
    });

    test(`the ${kind} page of the example shows an error, and the data after a retry`, async () => {
      host.app.emulator.faults.add({ kind: 'status', status: 503, operation: 'token-info' });
      const { page, errors, part } = await open();
      await part.getByRole('alert').waitFor();
      expect(await part.getByRole('alert').textContent()).toBe(
        'No answer came. Try again in a moment.',
      );
      expect(await accessibilityFindings(page)).toEqual([]);
      await saveScreenshot(page, `http-endpoints-${kind}-error`);
      host.app.emulator.faults.clear();
      await part.getByRole('button', { name: 'Try again' }).press('Enter');
      await part.getByText('Harbour Street Bakery').waitFor();
      await expect.poll(() => part.getByRole('alert').count()).toBe(0);
      expect(errors).toEqual([]);
      await page.context().close();
    });

    test(`the ${kind} page of the example asks for a reload if a retry would not help`, async () => {
      const { page, part } = await open({ as: 'expired' });
      await part.getByRole('alert').waitFor();
      expect(await part.getByRole('alert').textContent()).toMatch(/Reload this page\.$/);
      expect(await part.getByRole('button').count()).toBe(0);
      await page.context().close();
    });

    test(`the ${kind} page of the example does not show the server’s error message`, async () => {
      const json = { error: { code: 'NO_DATABASE', message: 'Set DATABASE_URL.' } };
      const { page, part } = await open({
        before: (page) =>
          page.route('**/api/get-installation', (route) =>
            route.fulfill({ status: 503, json, headers: { 'access-control-allow-origin': '*' } }),
          ),
      });
      await part.getByRole('alert').waitFor();
      expect(await part.getByRole('alert').textContent()).toBe(
        'Something went wrong. Try again later.',
      );
      await page.context().close();
    });

    test(`the ${kind} page of the example shows a site name as text, even if it contains HTML`, async () => {
      const siteDisplayName = '<img src="/x" onerror="throw new Error(name)">';
      host.app.emulator.update('premium', ({ site, ...rest }) => ({
        ...rest,
        site: { ...site, siteDisplayName },
      }));
      const { page, errors, part } = await open();
      await part.getByText(siteDisplayName).waitFor();
      expect(await part.locator('img').count()).toBe(0);
      expect(errors).toEqual([]);
      await page.context().close();
    });
  },
);

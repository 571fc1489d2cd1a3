import { afterAll, beforeAll, expect, test } from 'vitest';
import * as en from '../../src/shared/texts/en.js';
import { type OpenConsole, openConsole } from '../support/browser/open-console.js';
import { APP_ROOT } from '../support/start-app.js';
import { pathOf, type SurfaceName, surfaces } from './app-surfaces.js';

let host: OpenConsole;
beforeAll(async () => {
  host = await openConsole(APP_ROOT);
});
afterAll(() => host?.close());

test.each<[string, SurfaceName]>([
  ['site widget', 'widget'],
  ['settings panel', 'panel'],
  ['dashboard page', 'dashboard'],
])('the %s shows the data of its instance in Chromium', async (_, name) => {
  const { page, errors, foreignHosts } = await host.browser.open(
    host.url + pathOf(name, 'premium'),
  );
  const { instance, site } = host.app.emulator.instances.premium;
  const shown = { instanceId: instance.instanceId, siteName: site.siteDisplayName ?? '' };
  const surface = surfaces[name];
  await surface.data(surface.content(page, en), shown, en).waitFor({ timeout: 60_000 });
  expect(errors).toEqual([]);
  expect(foreignHosts).toEqual([]);
  await page.context().close();
});

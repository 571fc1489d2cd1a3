import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { APP_ROOT, type RunningApp } from '../start-app.js';
import { saveScreenshot } from './open-browser.js';
import { type OpenConsole, openConsole } from './open-console.js';

let host: OpenConsole;
let app: RunningApp;

beforeAll(async () => {
  host = await openConsole(APP_ROOT);
  app = host.app;
});
afterAll(() => host?.close());
beforeEach(() => app.emulator.reset());

const widths = { phone: 375, desktop: 1280 };

/** The surfaces of the app: the host page, who looks at it, and the frame that the app is in. */
const surfaces = {
  widget: {
    path: '/hosts/site',
    caller: 'visitor',
    in: (page: Page) => page.getByRole('region', { name: 'Instance status' }),
  },
  panel: {
    path: '/hosts/panel',
    caller: 'owner',
    in: (page: Page) => page.frameLocator('iframe').getByRole('main'),
  },
  dashboard: {
    path: '/hosts/dashboard',
    caller: 'owner',
    in: (page: Page) => page.frameLocator('iframe').locator('body'),
  },
} as const;

const surfaceNames = ['widget', 'panel', 'dashboard'] as const;

function urlOf(name: (typeof surfaceNames)[number], query: Record<string, string> = {}): string {
  const { path, caller } = surfaces[name];
  return `${host.url}${path}?${new URLSearchParams({ instance: 'premium', caller, ...query })}`;
}

const isTokenRequest = (url: URL) => url.pathname === '/emulator/tokens';

describe.each(surfaceNames)('the %s', (name) => {
  const surface = surfaces[name];

  test.each(Object.entries(widths))(
    'shows the premium instance, at %s width',
    async (device, width) => {
      const { page, errors, foreignHosts } = await host.browser.open(urlOf(name), { width });
      const { instance, site } = app.emulator.instances.premium;
      const content = surface.in(page);
      await content
        .getByText(site.siteDisplayName ?? '')
        .first()
        .waitFor();
      await content
        .getByText(instance.billing?.packageName ?? '')
        .first()
        .waitFor();
      await saveScreenshot(page, `${name}-premium-${device}`);
      expect(new URL(page.url()).origin).not.toBe(app.url);
      expect(errors).toEqual([]);
      expect(foreignHosts).toEqual([]);
      expect(app.emulator.requests.filter(({ emulated }) => !emulated)).toEqual([]);
      await page.context().close();
    },
  );

  test('shows that it is loading, and then the data', async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { page } = await host.browser.open('about:blank');
    await page.route(isTokenRequest, async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(urlOf(name));
    const content = surface.in(page);
    const busy = content
      .locator('[aria-busy="true"]')
      .or(content.and(page.locator('[aria-busy="true"]')));
    await busy.first().waitFor();
    await saveScreenshot(page, `${name}-loading`);
    release();
    await content
      .getByText(app.emulator.instances.premium.site.siteDisplayName ?? '')
      .first()
      .waitFor();
    expect(await busy.count()).toBe(0);
    await page.context().close();
  });

  test('shows an error, and the data after a retry', async () => {
    const { page, errors } = await host.browser.open(urlOf(name, { caller: 'expired' }));
    const content = surface.in(page);
    const retry = content.getByRole('button', { name: 'Try again' });
    await retry.waitFor();
    await saveScreenshot(page, `${name}-error`);
    const claims = {
      subjectType: 'USER',
      instanceId: app.emulator.instances.premium.instance.instanceId,
    };
    await page.route(isTokenRequest, (route) =>
      route.continue({ postData: JSON.stringify(claims) }),
    );
    await retry.click();
    await content
      .getByText(app.emulator.instances.premium.site.siteDisplayName ?? '')
      .first()
      .waitFor();
    expect(await retry.count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

describe('the owner’s e-mail address', () => {
  const email = () => app.emulator.instances.premium.site.ownerInfo?.email ?? expect.unreachable();

  async function bodiesOf(url: string, done: (page: Page) => Promise<void>): Promise<string> {
    const { page } = await host.browser.open('about:blank');
    const bodies: Promise<string>[] = [];
    page.on('response', (response) => {
      if (response.url().startsWith(`${app.url}/api/`)) bodies.push(response.text());
    });
    await page.goto(url);
    await done(page);
    const text = (await Promise.all(bodies)).join('\n');
    await page.context().close();
    return text;
  }

  test.each(['visitor', 'member'])('reaches no %s through the widget', async (caller) => {
    const bodies = await bodiesOf(urlOf('widget', { caller }), async (page) => {
      await surfaces.widget.in(page).getByText('Pro').waitFor();
    });
    expect(bodies).toContain(app.emulator.instances.premium.instance.instanceId);
    expect(bodies).not.toContain(email());
  });

  test('reaches the owner through the dashboard page', async () => {
    const bodies = await bodiesOf(urlOf('dashboard'), async (page) => {
      await surfaces.dashboard.in(page).getByText(email()).waitFor();
    });
    expect(bodies).toContain(email());
  });

  test('reaches no visitor who opens the dashboard page', async () => {
    const bodies = await bodiesOf(urlOf('dashboard', { caller: 'visitor' }), async (page) => {
      await surfaces.dashboard
        .in(page)
        .getByText('You have no access to this information')
        .waitFor();
    });
    expect(bodies).toContain('FORBIDDEN');
    expect(bodies).not.toContain(email());
  });
});

test('the widget follows the instance: free, trial and premium', async () => {
  for (const [instance, label] of Object.entries({
    free: 'Free',
    trial: /Trial, \d+ days left/,
    premium: 'Pro',
  })) {
    const { page } = await host.browser.open(urlOf('widget', { instance }));
    await surfaces.widget.in(page).getByText(label).waitFor();
    await saveScreenshot(page, `widget-${instance}`);
    await page.context().close();
  }
});

test('a widget makes one call, and its preflight costs no call to Wix', async () => {
  const { page } = await host.browser.open('about:blank');
  const calls: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/web-methods/')) calls.push(request.method());
  });
  await page.goto(urlOf('widget'));
  await surfaces.widget.in(page).getByText('Pro').waitFor();
  expect(calls).toEqual(['POST']);
  expect(app.callsToWix()).toHaveLength(5);
  await page.context().close();
});

test('the console switches surface, instance and caller', async () => {
  const { page, errors } = await host.browser.open(host.url);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('region', { name: 'Instance status' }).getByText('Pro').waitFor();
  await saveScreenshot(page, 'console');
  await page.getByRole('combobox', { name: 'Instance' }).selectOption('free');
  await frame.getByRole('region', { name: 'Instance status' }).getByText('Free').waitFor();
  await page.getByRole('combobox', { name: 'Caller' }).selectOption('expired');
  await frame.getByRole('button', { name: 'Try again' }).waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { saveScreenshot } from '../support/browser/open-browser.js';
import { type OpenConsole, openConsole } from '../support/browser/open-console.js';
import { APP_ROOT, type RunningApp } from '../support/start-app.js';
import { busyParts, pathOf, surfaces, textsIn } from './app-surfaces.js';
import { settle } from './settle.js';
import { isTokenRequest } from './site-page.js';

const { en } = textsIn;

let host: OpenConsole;
let app: RunningApp;

beforeAll(async () => {
  host = await openConsole(APP_ROOT);
  app = host.app;
});
afterAll(() => host?.close());
beforeEach(() => app.emulator.reset());

const urlOf = (...look: Parameters<typeof pathOf>) => host.url + pathOf(...look);

/** Waits for the premium instance's data. */
const settlePremium = (page: Page, name: Parameters<typeof pathOf>[0]) =>
  settle(page, { name, appInstance: app.emulator.instances.premium, outcome: 'data' });

describe.each(['widget', 'panel', 'dashboard'] as const)('the %s', (name) => {
  const surface = surfaces[name];

  test(`the ${name} shows that it is loading, and then the data`, async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { page } = await host.browser.open('about:blank');
    await page.route(isTokenRequest, async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(urlOf(name, 'premium'));
    expect(new URL(page.url()).origin).not.toBe(app.url);
    await busyParts(surface.content(page, en)).first().waitFor();
    await saveScreenshot(page, `${name}-loading`);
    release();
    await settlePremium(page, name);
    await page.context().close();
  });

  test(`the ${name} shows an error, and the data after a retry`, async () => {
    const { page, errors } = await host.browser.open(urlOf(name, 'premium', 'expired'));
    const retry = surface.content(page, en).getByRole('button', { name: en.common.retry });
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
    await settlePremium(page, name);
    await expect.poll(() => retry.count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

describe('the owner’s email address', () => {
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

  test.each(['visitor', 'member'] as const)(
    'the owner’s email address does not reach a %s through the widget',
    async (caller) => {
      const url = urlOf('widget', 'premium', caller);
      const bodies = await bodiesOf(url, (page) => settlePremium(page, 'widget'));
      expect(bodies).toContain(app.emulator.instances.premium.instance.instanceId);
      expect(bodies).not.toContain(email());
    },
  );

  test('the owner’s email address reaches the owner through the dashboard page', async () => {
    const bodies = await bodiesOf(urlOf('dashboard', 'premium'), async (page) => {
      await surfaces.dashboard.content(page, en).getByText(email()).waitFor();
    });
    expect(bodies).toContain(email());
  });

  test('the owner’s email address does not reach a visitor who opens the dashboard page', async () => {
    const bodies = await bodiesOf(urlOf('dashboard', 'premium', 'visitor'), async (page) => {
      const content = surfaces.dashboard.content(page, en);
      await surfaces.dashboard.failure(content, 'notAllowed', en).waitFor();
    });
    expect(bodies).toContain('FORBIDDEN');
    expect(bodies).not.toContain(email());
  });
});

test('a page view of a cached instance makes one request to Wix per access token, and none for preflights', async () => {
  await app.emulator.embedScript('premium', { parameters: { theme: 'light' } });
  await app.call('backend/instance/getInstance');
  app.emulator.clearRequests();
  const { page } = await host.browser.open('about:blank');
  const calls: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/web-methods/')) calls.push(request.method());
  });
  await page.goto(urlOf('widget', 'premium'));
  await settlePremium(page, 'widget');
  // The widget and the embedded script are bundles of their own, with tokens of their own.
  await expect.poll(() => calls).toEqual(['POST', 'POST']);
  await expect.poll(() => app.callsToWix()).toEqual(['/oauth2/token-info', '/oauth2/token-info']);
  await page.context().close();
});

test('the console switches surface, instance and caller', async () => {
  const { page, errors } = await host.browser.open(host.url);
  const frame = page.frameLocator('iframe');
  const widget = frame.getByRole('region', { name: en.widget.label });
  await widget.getByText('Harbour Street Bakery').waitFor();
  await saveScreenshot(page, 'console');
  await page.getByRole('combobox', { name: 'Instance' }).selectOption('free');
  await widget.getByText(en.widget.madeWith('Instance Status')).waitFor();
  await page.getByRole('combobox', { name: 'Caller' }).selectOption('expired');
  await frame.getByRole('button', { name: en.widget.retry }).waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});

import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as en from '../../src/shared/texts/en.js';
import * as he from '../../src/shared/texts/he.js';
import { upgradeUrl } from '../../src/shared/upgrade.js';
import { type OpenConsole, openConsole } from '../support/browser/open-console.js';
import { withheld } from '../support/browser/withheld.js';
import { APP_ROOT } from '../support/start-app.js';

declare global {
  /** In the editor's page: lets it answer what the panel has asked it. */
  function tellSettings(): void;
  /** In the editor's page: what a test does when the panel changes the widget. */
  function takeChange(value: string): Promise<void>;
}

let host: OpenConsole;
let page: Page;
let errors: string[];
let panel: FrameLocator;

beforeAll(async () => {
  host = await openConsole(APP_ROOT);
});
afterAll(() => host?.close());
beforeEach(() => host.app.reset());
afterEach(async () => {
  await page.context().close();
  expect(errors).toEqual([]);
});

async function open(query: Record<string, string> = {}): Promise<void> {
  const choice = { instance: 'premium', caller: 'owner', ...query };
  const url = `${host.url}/hosts/panel?${new URLSearchParams(choice)}`;
  ({ page, errors } = await host.browser.open(url));
  panel = page.frameLocator('#panel');
}

/** Closes the panel and opens it again, with the widget on the canvas as it is. */
async function reopen(): Promise<void> {
  await panel.locator('html').evaluate((element) => element.setAttribute('data-closed', ''));
  await page.locator('#panel').evaluate((frame) => {
    const src = frame.getAttribute('src') ?? '';
    frame.setAttribute('src', src);
  });
  // Until then, the old document is still there.
  await panel.locator('html:not([data-closed])').waitFor({ state: 'attached' });
}

/** Waits until the widget shows the site. From then on, it reads its attributes only if they change. */
async function siteShown(): Promise<void> {
  await widget().getByText('Harbour Street Bakery').waitFor();
}

/** Waits until the editor has told the settings, and they can be changed. */
async function settingsRead(): Promise<void> {
  await expect.poll(() => heading().isEditable()).toBe(true);
  await expect.poll(() => idSwitch().isEnabled()).toBe(true);
}

/** Lets the test take, delay or refuse what the panel changes in the editor. */
async function onChange(take: (value: string) => Promise<void>): Promise<void> {
  await page.exposeFunction('takeChange', take);
  await widget().evaluate((element) => {
    const set = element.setAttribute.bind(element);
    // The editor's answer to the panel waits for it.
    element.setAttribute = async (name, value) => {
      await takeChange(value);
      set(name, value);
    };
  });
}

const heading = () => panel.getByRole('textbox', { name: en.panel.heading });
const idSwitch = () => panel.getByRole('switch', { name: en.panel.showInstanceId });
const retry = () => panel.getByRole('button', { name: en.common.retry });
const upgrade = () => panel.getByRole('link', { name: en.common.upgrade });
const widget = () => page.locator('instance-widget');
const attribute = (name: string) => widget().getAttribute(name);

describe('the settings in the panel', () => {
  test('a setting changes the widget on the canvas at once, and is still there when the panel reopens', async () => {
    await open();
    await siteShown();
    await settingsRead();
    expect(await heading().inputValue()).toBe('');
    expect(await idSwitch().isChecked()).toBe(false);
    await heading().fill('Fresh every morning');
    await widget().getByText('Fresh every morning').waitFor();
    await idSwitch().press('Space');
    await widget().getByText('94e10000').waitFor();
    await reopen();
    await expect.poll(() => heading().inputValue()).toBe('Fresh every morning');
    await settingsRead();
    await expect.poll(() => idSwitch().isChecked()).toBe(true);
    await idSwitch().click();
    await heading().fill('');
    await siteShown();
    await expect.poll(() => attribute('show-instance-id')).toBe('false');
  });

  test('the panel sends changes to the editor one at a time, and the last one wins', async () => {
    await open();
    await settingsRead();
    const taken: string[] = [];
    const { released, release } = withheld();
    await onChange(async (value) => {
      taken.push(value);
      if (taken.length === 1) await released;
    });
    await heading().pressSequentially('Bread');
    await expect.poll(() => taken).toEqual(['B']);
    expect(await heading().inputValue()).toBe('Bread');
    release();
    await expect.poll(() => attribute('heading')).toBe('Bread');
    expect(taken).toEqual(['B', 'Bread']);
  });

  test('the panel shows an alert if the editor rejects a change, and a retry sends the change again', async () => {
    await open();
    const refuse = async (): Promise<void> => {
      throw new Error('The editor refuses.');
    };
    let take = refuse;
    await onChange(() => take());
    await heading().fill('Bread');
    const alert = panel.getByRole('alert').getByText(en.panel.settingsFailed);
    await alert.waitFor();
    expect(await heading().inputValue()).toBe('Bread');
    expect(await attribute('heading')).toBeNull();
    const { released, release } = withheld();
    take = () => released.then(refuse);
    await retry().press('Enter');
    await panel.getByRole('button', { name: en.common.retrying }).waitFor();
    // A failure that stays an alert would not be announced again.
    await expect.poll(() => alert.count()).toBe(0);
    release();
    await alert.waitFor();
    take = async () => {};
    await retry().press('Enter');
    await expect.poll(() => attribute('heading')).toBe('Bread');
    await panel.getByRole('alert').waitFor({ state: 'detached' });
    await heading().and(panel.locator(':focus')).waitFor();
  });

  test('the settings can be changed even if the panel could not read them from the editor', async () => {
    await open();
    await siteShown();
    await heading().waitFor();
    await widget().evaluate((element) => {
      element.getAttribute = () => {
        throw new Error('The editor refuses.');
      };
    });
    await reopen();
    await panel.getByText(en.panel.settingsUnread).first().waitFor();
    await expect.poll(() => panel.getByRole('alert').count()).toBe(2);
    await widget().evaluate((element) => Reflect.deleteProperty(element, 'getAttribute'));
    await heading().fill('Bread');
    await idSwitch().check();
    await panel.getByRole('alert').first().waitFor({ state: 'detached' });
    await widget().getByText('Bread').waitFor();
  });

  test('a retry reads the settings that the panel could not read from the editor', async () => {
    await open();
    await siteShown();
    await settingsRead();
    await widget().evaluate((element) => {
      element.setAttribute('heading', 'Bread');
      element.getAttribute = () => {
        throw new Error('The editor refuses.');
      };
    });
    await reopen();
    await panel.getByText(en.panel.settingsUnread).nth(1).waitFor();
    await widget().evaluate((element) => Reflect.deleteProperty(element, 'getAttribute'));
    await retry().first().click();
    await expect.poll(() => heading().inputValue()).toBe('Bread');
    await expect.poll(() => panel.getByRole('alert').count()).toBe(1);
    expect(await attribute('heading')).toBe('Bread');
  });

  test('the settings cannot be changed before the editor has returned their values', async () => {
    await open();
    await siteShown();
    await settingsRead();
    await heading().fill('Bread');
    await widget().getByText('Bread').waitFor();
    await widget().evaluate((element) => {
      const get = element.getAttribute.bind(element);
      const told = new Promise<void>((resolve) => {
        globalThis.tellSettings = resolve;
      });
      Object.assign(element, { getAttribute: (name: string) => told.then(() => get(name)) });
    });
    await reopen();
    await expect.poll(() => heading().isEditable()).toBe(false);
    await heading().press('x');
    await idSwitch().press('Space');
    expect(await heading().inputValue()).toBe('');
    expect(await idSwitch().isChecked()).toBe(false);
    await page.evaluate(() => tellSettings());
    await settingsRead();
    await expect.poll(() => heading().inputValue()).toBe('Bread');
    expect(await attribute('heading')).toBe('Bread');
    expect(await attribute('show-instance-id')).toBeNull();
  });

  test('the parts and states of the switch are distinguishable with forced colors', async () => {
    await open();
    await settingsRead();
    await page.emulateMedia({ forcedColors: 'active' });
    const colours = () =>
      idSwitch().evaluate((element) => ({
        border: getComputedStyle(element).borderTopColor,
        track: getComputedStyle(element).backgroundColor,
        thumb: getComputedStyle(element, '::before').backgroundColor,
      }));
    const off = await colours();
    await idSwitch().check();
    await expect.poll(async () => (await colours()).track).not.toBe(off.track);
    const on = await colours();
    for (const { track, thumb } of [off, on]) expect(thumb).not.toBe(track);
    expect(off.border).not.toBe('rgba(0, 0, 0, 0)');
  });

  test('the settings work while the data loads and after loading fails', async () => {
    await open({ caller: 'expired' });
    await panel.getByText(en.failures.signedOut.title).waitFor();
    await heading().fill('Without data');
    await expect.poll(() => attribute('heading')).toBe('Without data');
    const { released, release } = withheld();
    const claims = {
      subjectType: 'USER',
      instanceId: host.app.emulator.instances.premium.instance.instanceId,
    };
    await page.route('**/emulator/tokens', async (route) => {
      await released;
      await route.continue({ postData: JSON.stringify(claims) });
    });
    await retry().click();
    await panel.getByRole('button', { name: en.common.retrying }).waitFor();
    const busy = panel.locator('[aria-busy="true"]');
    await busy.getByText(en.failures.signedOut.title).waitFor();
    expect(await busy.getByRole('textbox').count()).toBe(0);
    // A failure that stays an alert would not be announced again.
    await expect.poll(() => panel.getByRole('alert').count()).toBe(0);
    await heading().fill('While it loads');
    await expect.poll(() => attribute('heading')).toBe('While it loads');
    await panel.getByRole('button', { name: en.common.retrying }).focus();
    release();
    await panel.getByText('Pro', { exact: true }).waitFor();
    await panel.getByRole('main').and(panel.locator(':focus')).waitFor();
  });
});

describe('the plan in the panel', () => {
  test.each([
    ['free', en.plan.free],
    ['trial', en.plan.trialDaysLeft(10)],
  ] as const)('the panel of the %s instance links to the pricing page', async (instance, label) => {
    await open({ instance });
    await panel.getByText(label, { exact: true }).waitFor();
    const { instanceId } = host.app.emulator.instances[instance].instance;
    expect(await upgrade().getAttribute('href')).toBe(upgradeUrl(instanceId));
    expect(await upgrade().getAttribute('target')).toBe('_blank');
  });

  test('the panel does not link to the pricing page if the plan is paid for', async () => {
    await open();
    await panel.getByText('Pro', { exact: true }).waitFor();
    expect(await upgrade().count()).toBe(0);
  });
});

test('the panel copies the instance ID', async () => {
  await open();
  await panel.getByRole('button', { name: en.common.copyOf(en.panel.instanceId) }).click();
  await panel.getByRole('button', { name: en.common.copied }).waitFor();
  await heading().press('ControlOrMeta+V');
  const { instanceId } = host.app.emulator.instances.premium.instance;
  await expect.poll(() => heading().inputValue()).toBe(instanceId);
});

test('the panel is in Hebrew and right-to-left if the editor is in Hebrew', async () => {
  host.app.emulator.update('trial', (appInstance) => ({
    ...appInstance,
    site: { ...appInstance.site, locale: 'he' },
  }));
  await open({ instance: 'trial' });
  await panel.getByRole('main', { name: he.panel.title }).waitFor();
  await panel.getByText(he.plan.trialDaysLeft(10)).waitFor();
  const html = panel.locator('html');
  expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual(['he', 'rtl']);
  const label = await panel.getByText(he.panel.showInstanceId).boundingBox();
  const toggle = await panel.getByRole('switch').boundingBox();
  expect(toggle?.x).toBeLessThan(label?.x ?? 0);
});

import type { FrameLocator, Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  callsPageId,
  sitePluginPlacement,
} from '../../fixtures/host/src/extensions/dashboard/ids.js';
import { accessibilityFindings } from '../../support/browser/accessibility-findings.js';
import { saveScreenshot } from '../../support/browser/open-browser.js';
import { startHosts } from '../../support/browser/start-hosts.js';
import { HOST_ROOT } from '../../support/start-app.js';
import { call, expectOutcome, mainFrame, press } from './fixture-calls.js';

const host = startHosts(HOST_ROOT);
let page: Page;
let frame: FrameLocator;

beforeEach(async () => {
  page = await host.open('/hosts/dashboard', { page: callsPageId });
  frame = mainFrame(page);
});

const chooser = (name: string) => page.getByRole('dialog', { name });
const hostCalls = () => host.app.emulator.hostCalls;

/** Uploads a file as an app does, with a token of the app. */
async function upload(fileName: string, mimeType: string): Promise<void> {
  const { emulator } = host.app;
  const { siteId } = emulator.instances.premium.site;
  const { instanceId } = emulator.instances.premium.instance;
  const token = emulator.mintToken({ subjectType: 'APP', instanceId });
  const generated = await emulator.fetch(
    new Request('https://www.wixapis.com/site-media/v1/files/generate-upload-url', {
      method: 'POST',
      headers: { authorization: token, 'content-type': 'application/json' },
      body: JSON.stringify({ mimeType, fileName }),
    }),
  );
  const { uploadUrl } = await generated.json();
  expect(uploadUrl).toContain(siteId);
  await emulator.fetch(new Request(uploadUrl, { method: 'PUT', body: 'content' }));
}

describe('dashboard.openMediaManager()', () => {
  test('it resolves with the selected file, whose picture loads without a network', async () => {
    await press(frame, 'select a file');
    const files = chooser('Select a file');
    await files.getByLabel('noon.png').check();
    const loaded = () =>
      files
        .locator('img')
        .evaluateAll((pictures) =>
          pictures.map((picture) => picture instanceof HTMLImageElement && picture.naturalWidth),
        );
    await expect.poll(loaded).toEqual([960, 960, 960, 960, 96]);
    await saveScreenshot(page, 'emulator-media-chooser');
    await files.getByRole('button', { name: 'Select' }).click();
    const url = `${host.url}/hosts/media/noon.png`;
    await expectOutcome(
      frame,
      'select a file',
      JSON.stringify([{ displayName: 'noon.png', mediaType: 'IMAGE', url }]),
    );
    const shown = frame.locator('body').evaluate(
      (body, src) =>
        new Promise((resolve, reject) => {
          const picture = new Image();
          picture.onload = () => resolve(picture.naturalWidth);
          picture.onerror = reject;
          picture.src = src;
          body.append(picture);
        }),
      url,
    );
    expect(await shown).toBe(960);
  });

  test('it shows only the files of the category, and selects several of them', async () => {
    await press(frame, 'select pictures');
    const files = chooser('Select files');
    await expect.poll(() => files.getByRole('checkbox').count()).toBe(4);
    await files.getByLabel('morning.png').check();
    await files.getByLabel('night.png').check();
    await files.getByRole('button', { name: 'Select' }).click();
    await expectOutcome(frame, 'select pictures', /morning\.png.*night\.png/);
  });

  test('it lists the files that the app has uploaded', async () => {
    await upload('tour.mp4', 'video/mp4');
    await press(frame, 'select a video');
    const files = chooser('Select a file');
    await files.getByLabel('tour.mp4').check();
    await files.getByRole('button', { name: 'Select' }).click();
    await expectOutcome(frame, 'select a video', /tour\.mp4.*VIDEO/);
  });

  test('it resolves with undefined if the user cancels, presses Esc, or finds no files', async () => {
    await press(frame, 'select a file');
    await chooser('Select a file').getByRole('button', { name: 'Cancel' }).click();
    await expectOutcome(frame, 'select a file', '"nothing"');
    await press(frame, 'select pictures');
    await chooser('Select files').waitFor();
    await page.keyboard.press('Escape');
    await expectOutcome(frame, 'select pictures', '"nothing"');
    await press(frame, 'select a video');
    await chooser('Select a file').getByText('no files of this kind').waitFor();
    await chooser('Select a file').getByRole('button', { name: 'Select' }).click();
    await expectOutcome(frame, 'select a video', '"nothing"');
  });

  test('it works with the keyboard alone, and returns the focus to the page', async () => {
    const opener = frame.getByRole('button', { name: 'select a file', exact: true });
    await opener.focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('dialog') !== null))
      .toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expectOutcome(frame, 'select a file', 'noon.png');
    await expect
      .poll(() => opener.evaluate((own) => document.hasFocus() && document.activeElement === own))
      .toBe(true);
  });
});

describe('dashboard.addSitePlugin()', () => {
  const add = () => chooser('Add a site plugin').getByRole('button', { name: 'Add' }).click();

  test('it adds the plugin to its first slot, or to the given one', async () => {
    await press(frame, 'add the plugin');
    await chooser('Add a site plugin').getByText('"Mirror plugin"').waitFor();
    await saveScreenshot(page, 'emulator-add-site-plugin');
    await add();
    await expectOutcome(frame, 'add the plugin', '"added"');
    await press(frame, 'add the plugin to a slot');
    await add();
    await expectOutcome(frame, 'add the plugin to a slot', '"added"');
    const { slotId, widgetId } = sitePluginPlacement;
    const note = `Added the plugin "Mirror plugin" to the slot ${slotId} of the widget ${widgetId}.`;
    const entry = {
      surface: 'dashboard page Calls',
      call: 'dashboard.addSitePlugin()',
      outcome: 'emulated',
      note,
      instance: 'premium',
    };
    await expect.poll(hostCalls).toMatchObject([entry, entry]);
  });

  test('it rejects with the error that the user of the emulator chooses', async () => {
    await press(frame, 'add the plugin');
    await chooser('Add a site plugin').getByLabel('Answer of Wix').selectOption('3001');
    await add();
    await expectOutcome(frame, 'add the plugin', '"3001 Slot occupied"');
  });

  test('it rejects with 3006 if the user cancels or presses Esc', async () => {
    await press(frame, 'add the plugin');
    await chooser('Add a site plugin').getByRole('button', { name: 'Cancel' }).click();
    await expectOutcome(frame, 'add the plugin', '"3006 Aborted by user"');
    await press(frame, 'add the plugin to a slot');
    await chooser('Add a site plugin').waitFor();
    await page.keyboard.press('Escape');
    await expectOutcome(frame, 'add the plugin to a slot', '"3006 Aborted by user"');
  });

  test('it rejects a plugin, a slot or a site that does not fit, and says why', async () => {
    await call(frame, 'add a plugin of nobody', '"3003 Error adding plugin"');
    await page.locator('.toast', { hasText: 'The app has no site plugin' }).waitFor();
    const elsewhere = 'add the plugin to a slot that it does not list';
    await call(frame, elsewhere, '"3002 Slot not found"');
    host.app.emulator.update('premium', ({ site: { url: _, ...site }, ...rest }) => ({
      ...rest,
      site,
    }));
    await page.reload();
    await call(frame, 'add the plugin', '"3007 Site not published yet"');
  });
});

test.each([1280, 400])(
  'the choosers fit into a window of %d pixels, and are accessible',
  async (width) => {
    await page.setViewportSize({ width, height: 800 });
    for (const [button, title] of [
      ['select pictures', 'Select files'],
      ['add the plugin', 'Add a site plugin'],
    ] as const) {
      await press(frame, button);
      const box = await chooser(title).boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
      await saveScreenshot(page, `emulator-${title.toLowerCase().replaceAll(' ', '-')}-${width}`);
      const findings = await accessibilityFindings(page);
      expect(findings.filter((finding) => finding.includes('dialog'))).toEqual([]);
      await chooser(title).getByRole('button', { name: 'Cancel' }).click();
      await chooser(title).waitFor({ state: 'detached' });
    }
  },
);

import type { FrameLocator, Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { accessibilityFindings } from '../../support/browser/accessibility-findings.js';
import { saveScreenshot } from '../../support/browser/open-browser.js';
import { startHosts } from '../../support/browser/start-hosts.js';
import { HOST_ROOT } from '../../support/start-app.js';
import { call, expectOutcome, press } from './fixture-calls.js';

const host = startHosts(HOST_ROOT);
let page: Page;
let panel: FrameLocator;

beforeEach(async () => {
  page = await host.open('/hosts/panel');
  panel = page.frameLocator('#panel');
});

const picker = (name: string) => page.getByRole('dialog', { name });
const attributes = () => page.getByLabel('Attributes').textContent();
const isClosed = () => page.locator('dialog').waitFor({ state: 'detached' });

test('inputs.selectColor() calls `onChange` at once, and resolves with the selected color', async () => {
  await press(panel, 'select a color');
  const colors = picker('Select a color');
  expect(await colors.getByLabel('Color', { exact: true }).inputValue()).toBe('#ff0000');
  await colors.getByLabel('Color', { exact: true }).fill('#00ff00');
  await expectOutcome(panel, 'select a color', '{"picked":["#00ff00"]}');
  await expect.poll(attributes).toBe('{"color":"#00ff00"}');
  await colors.getByLabel('As CSS').fill('rgb(0 0 255 / 50%)');
  await expectOutcome(panel, 'select a color', '{"picked":["#00ff00","rgb(0 0 255 / 50%)"]}');
  await saveScreenshot(page, 'emulator-color-picker');
  await colors.getByRole('button', { name: 'Select' }).click();
  await isClosed();
  await expectOutcome(panel, 'select a color', /"color":"rgb\(0 0 255 \/ 50%\)"\}$/);
});

test('inputs.selectColor() returns to the first color if the user cancels', async () => {
  await press(panel, 'select a color');
  await picker('Select a color').getByLabel('Color', { exact: true }).fill('#00ff00');
  await expect.poll(attributes).toBe('{"color":"#00ff00"}');
  await picker('Select a color').getByRole('button', { name: 'Cancel' }).click();
  await expectOutcome(
    panel,
    'select a color',
    /"picked":\["#00ff00","#ff0000"\],"color":"#ff0000"/,
  );
  await expect.poll(attributes).toBe('{"color":"#ff0000"}');
});

test('the color picker refuses a text that is no color', async () => {
  await press(panel, 'select a color');
  const colors = picker('Select a color');
  await colors.getByLabel('As CSS').fill('reddish');
  await colors.getByRole('button', { name: 'Select' }).click();
  const message = () =>
    colors.getByLabel('As CSS').evaluate((field: HTMLInputElement) => field.validationMessage);
  expect(await message()).toMatch(/^Enter a CSS color/);
  await expectOutcome(panel, 'select a color', /^$/);
  await page.keyboard.press('Escape');
  await expectOutcome(panel, 'select a color', '{"picked":[],"color":"#ff0000"}');
});

test('inputs.selectColor() takes and returns the variables of theme colors', async () => {
  await press(panel, 'select a theme color');
  const line = picker('Select a color').getByRole('button', { name: 'Lines and dividers' });
  await expect.poll(() => line.getAttribute('aria-pressed')).toBe('true');
  await picker('Select a color').getByRole('button', { name: 'Links and actions' }).click();
  await picker('Select a color').getByRole('button', { name: 'Select' }).click();
  await expectOutcome(panel, 'select a theme color', '"var(--wst-color-action, #0b5cd6)"');
});

test('the color picker works with the keyboard alone, and returns the focus to the panel', async () => {
  await panel.getByRole('button', { name: 'select a theme color', exact: true }).focus();
  await page.keyboard.press('Enter');
  const inDialog = () => page.evaluate(() => document.activeElement?.closest('dialog') !== null);
  await expect.poll(inDialog).toBe(true);
  await page.keyboard.press('Escape');
  await expectOutcome(panel, 'select a theme color', '"var(--wst-color-line, #123456)"');
  const button = panel.getByRole('button', { name: 'select a theme color', exact: true });
  await expect
    .poll(() => button.evaluate((own) => document.hasFocus() && document.activeElement === own))
    .toBe(true);
});

test('inputs.selectFont() calls `onChange` at once, and resolves with the selected font', async () => {
  await press(panel, 'select a font');
  const fonts = picker('Select a font');
  expect(await fonts.getByRole('combobox', { name: 'Font' }).inputValue()).toBe('Georgia');
  expect(await fonts.getByLabel('Italic').isChecked()).toBe(true);
  await fonts.getByLabel('Size in pixels').fill('32');
  await expectOutcome(panel, 'select a font', /picked.*italic 32px \\"Georgia\\"/);
  await fonts.getByLabel('Bold').check();
  await fonts.getByLabel('Underline').check();
  await fonts.getByRole('combobox', { name: 'Font' }).selectOption('Verdana');
  await saveScreenshot(page, 'emulator-font-picker');
  await fonts.getByRole('button', { name: 'Select' }).click();
  await expectOutcome(
    panel,
    'select a font',
    '{"font":"italic bold 32px \\"Verdana\\"","textDecoration":"underline"}',
  );
  await press(panel, 'select a font');
  await fonts.getByLabel('Size in pixels').fill('99');
  await page.keyboard.press('Escape');
  await expectOutcome(panel, 'select a font', '{"font":"italic 20px \\"Georgia\\""}');
});

test('inputs.selectLink() returns a link, or null if the user cancels', async () => {
  await press(panel, 'select a link');
  const links = picker('Select a link');
  await links.getByRole('button', { name: 'Select' }).click();
  await links.getByRole('textbox', { name: 'Address' }).fill('https://example.com/a');
  await links.getByLabel('Open in a new window').check();
  await saveScreenshot(page, 'emulator-link-picker');
  await links.getByRole('button', { name: 'Select' }).click();
  await expectOutcome(
    panel,
    'select a link',
    '{"type":"ExternalLink","displayName":"https://example.com/a","url":"https://example.com/a","href":"https://example.com/a","target":"BLANK"}',
  );
  await press(panel, 'select a link');
  await links.getByRole('button', { name: 'Cancel' }).click();
  await expectOutcome(panel, 'select a link', /^null$/);
});

test('inputs.selectLink() starts with the given link, and offers only the given types', async () => {
  await press(panel, 'change an e-mail link');
  const links = picker('Select a link');
  expect(await links.getByRole('textbox', { name: 'Address' }).inputValue()).toBe('me@example.com');
  expect(await links.getByRole('option').allTextContents()).toEqual([
    'E-mail address',
    'Phone number',
  ]);
  await links.getByRole('combobox', { name: 'Link to' }).selectOption('Phone number');
  await links.getByRole('textbox', { name: 'Address' }).fill('+1 555 0100');
  await links.getByRole('button', { name: 'Select' }).click();
  await expectOutcome(
    panel,
    'change an e-mail link',
    '{"type":"PhoneLink","displayName":"+1 555 0100","phone":"+1 555 0100","href":"tel:+1 555 0100"}',
  );
});

test('inputs.selectLink() refuses types of links that the emulator does not offer', async () => {
  await call(
    panel,
    'inputs.selectLink() to a page',
    'wix-emulator does not emulate links of the types PageLink (inputs.selectLink()). Use one of: ExternalLink, EmailLink, PhoneLink.',
  );
});

test.each([1280, 400])(
  'the pickers fit into a window of %d pixels, and are accessible',
  async (width) => {
    await page.setViewportSize({ width, height: 800 });
    for (const kind of ['color', 'font', 'link']) {
      await press(panel, `select a ${kind}`);
      await picker(`Select a ${kind}`).waitFor();
      await saveScreenshot(page, `emulator-${kind}-picker-${width}`);
      const box = await picker(`Select a ${kind}`).boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
      const findings = await accessibilityFindings(page);
      expect(findings.filter((finding) => finding.includes('dialog'))).toEqual([]);
      await picker(`Select a ${kind}`).getByRole('button', { name: 'Cancel' }).click();
      await isClosed();
    }
  },
);

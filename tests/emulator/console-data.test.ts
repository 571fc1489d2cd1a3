import { collections, items } from '@wix/data';
import { createClient } from '@wix/sdk';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { accessibilityFindings } from '../support/browser/accessibility-findings.js';
import { saveScreenshot } from '../support/browser/open-browser.js';
import { type OpenConsole, openConsole } from '../support/browser/open-console.js';
import { captureLog } from '../support/capture-log.js';
import { APP_ROOT, type RunningApp } from '../support/start-app.js';

captureLog();

let host: OpenConsole;
let app: RunningApp;
let page: Page;
let errors: string[];

beforeAll(async () => {
  host = await openConsole(APP_ROOT);
  app = host.app;
});
afterAll(() => host?.close());
beforeEach(async () => {
  app.reset();
  const url = `${host.url}/?instance=premium&caller=member&tab=data`;
  ({ page, errors } = await host.browser.open(url, { width: 1440, height: 900 }));
});
afterEach(async () => {
  await page.context().close();
  expect(errors).toEqual([]);
});

/** Wix Data as the app's server uses it on the site of the instance `premium`. */
function sdk() {
  const authorization = app.token('app', 'premium');
  return createClient({
    auth: { getAuthHeaders: async () => ({ headers: { Authorization: authorization } }) },
    modules: { items, collections },
    fetch: (input, init) => app.emulator.fetch(new Request(input, init)),
  });
}

async function createTasks() {
  const wix = sdk();
  await wix.collections.createDataCollection({
    _id: 'Tasks',
    fields: [
      { key: 'title', type: 'TEXT' },
      { key: 'due', type: 'DATETIME' },
    ],
    permissions: {
      read: 'ANYONE',
      insert: 'SITE_MEMBER',
      update: 'SITE_MEMBER_AUTHOR',
      remove: 'ADMIN',
    },
  });
  await wix.items.bulkInsert('Tasks', [
    { _id: 'cat', title: 'Feed the cat' },
    { _id: 'plants', title: 'Water the plants', due: new Date('2030-01-31T12:00:00Z') },
  ]);
  return wix;
}

const tab = () => page.getByRole('tabpanel', { name: 'Data' });
const rows = () => tab().getByRole('list', { name: 'Items, newest first' }).getByRole('listitem');
const row = (title: string) => rows().filter({ hasText: title });
const outcome = (text: string) => tab().getByText(text, { exact: true }).waitFor();
const choose = (what: string, option: string) =>
  page.getByRole('combobox', { name: what, exact: true }).selectOption(option);
const titlesOf = async (filter: object = {}) =>
  app.emulator
    .data('premium')
    .find('Tasks', { filter })
    .items.map(({ title }) => title);

test('the tab Data follows what the app stores, and shows who may do what', async () => {
  await tab().getByText('This site has no collections of Wix Data yet.').waitFor();
  const wix = await createTasks();
  await row('Water the plants').waitFor();
  const permissions = tab().getByRole('region', { name: 'Collection' }).getByRole('definition');
  await expect
    .poll(() => permissions.allTextContents())
    .toEqual([
      'everyone member: yes',
      'site members member: yes',
      'the item’s author member: own items',
      'only the app and the owner member: no',
    ]);
  await choose('Caller', 'visitor');
  await tab().getByText('visitor: yes').waitFor();
  expect(await tab().getByText('visitor: no').count()).toBe(3);

  await wix.items.insert('Tasks', { title: '<img src=x onerror="throw 1">' });
  await row('<img src=x onerror="throw 1">').waitFor();
  await tab().getByRole('option', { name: 'Tasks (3 items)' }).waitFor({ state: 'attached' });
  await choose('Instance', 'free');
  await tab().getByText('This site has no collections of Wix Data yet.').waitFor();
});

test('the tab Data filters, edits, inserts and deletes items with the keyboard only', async () => {
  await createTasks();
  const filter = tab().getByRole('searchbox', { name: 'Filter (JSON)' });
  await filter.focus();
  await page.keyboard.type('{"title": plants}');
  await page.keyboard.press('Enter');
  await outcome('The filter is not JSON: invalid symbol in line 1, column 11.');
  await filter.fill('{"title": {"$like": "plants"}}');
  await page.keyboard.press('Enter');
  await tab().getByText('title.$like is not a known operator').waitFor();
  await filter.fill('{"title": {"$contains": "plants"}}');
  await page.keyboard.press('Enter');
  await row('Feed the cat').waitFor({ state: 'detached' });
  await row('Water the plants').waitFor();

  // From the filter's field over its button to the item, and into its details.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await tab().getByText('"$date": "2030-01-31T12:00:00.000Z"').waitFor();
  await saveScreenshot(page, 'docs-data');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const form = tab().getByRole('form', { name: 'Edit plants' });
  const json = form.getByRole('textbox');
  await expect.poll(() => json.evaluate((own) => own === document.activeElement)).toBe(true);
  const before = await json.inputValue();
  await json.fill(before.replace('Water', 'Talk to'));
  await app.emulator.data('premium').update('Tasks', { _id: 'plants', title: 'plants!' });
  await form.getByText('This item has changed since you opened it.').waitFor();
  await json.press('Tab');
  await page.keyboard.press('Enter');
  await outcome('Saved plants.');
  await row('Talk to the plants').waitFor();
  expect(await titlesOf({ due: new Date('2030-01-31T12:00:00Z') })).toEqual(['Talk to the plants']);

  // The focus is on "Add item" now.
  await page.keyboard.press('Enter');
  const added = tab().getByRole('form', { name: 'New item' }).getByRole('textbox');
  await added.fill('{\n  "_id": "dog",\n}');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await outcome('The item is not JSON: property name expected in line 3, column 1.');
  await added.fill('{ "_id": "cat", "title": "Walk the dog" }');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await tab().getByText('WDE0074: An item with _id [cat] already exists').waitFor();
  await added.fill('{ "_id": "dog", "title": "Walk the dog with plants" }');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await outcome('Inserted dog.');

  await row('Walk the dog').locator('summary').press('Enter');
  await row('Walk the dog').getByRole('button', { name: 'Delete' }).press('Enter');
  await outcome('Deleted dog.');
  await row('Walk the dog').waitFor({ state: 'detached' });
  await filter.fill('');
  await row('Feed the cat').waitFor();
  expect((await titlesOf()).sort()).toEqual(['Feed the cat', 'Talk to the plants']);
});

test('the tab Data pages through 100,000 items, and opens a very long one', async () => {
  await createTasks();
  const data = app.emulator.data('premium');
  for (let n = 1; n <= 99_997; n += 1) data.insert('Tasks', { _id: `${n}`, title: `Task ${n}`, n });
  app.emulator.clock.advance(1000);
  data.insert('Tasks', { _id: 'long', title: 'long '.repeat(90_000) });
  await tab().getByText('1–20 of 100,000').waitFor();
  await row('long').locator('summary').click();
  const width = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await width()).toBe(0);
  await tab().getByRole('button', { name: 'Next' }).click();
  await tab().getByText('21–40 of 100,000').waitFor();
  await tab().getByRole('searchbox').fill('{"n": {"$lte": 21}}');
  await tab().getByRole('searchbox').press('Enter');
  await tab().getByText('1–20 of 21').waitFor();
  await tab().getByRole('button', { name: 'Next' }).click();
  await expect.poll(() => rows().count()).toBe(1);
  // Nothing is left on the last page.
  await row('Task 1').locator('summary').click();
  await row('Task 1').getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => rows().count()).toBe(20);
});

test.each(['light', 'dark'] as const)(
  'the tab Data is accessible and fits in 320 px in the %s color scheme',
  async (colorScheme) => {
    await page.setViewportSize({ width: 320, height: 812 });
    await page.emulateMedia({ colorScheme });
    await tab().getByRole('heading', { name: 'No collections' }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await createTasks();
    await row('Water the plants').locator('summary').click();
    await row('Water the plants').getByRole('button', { name: 'Edit' }).click();
    await tab().getByRole('form', { name: 'Edit plants' }).waitFor();
    await saveScreenshot(page, `console-data-320-${colorScheme}`);
    expect(await accessibilityFindings(page)).toEqual([]);
    const overflow = await tab().evaluate((panel) => [
      document.documentElement.scrollWidth - document.documentElement.clientWidth,
      panel.scrollWidth - panel.clientWidth,
    ]);
    expect(overflow).toEqual([0, 0]);
  },
);

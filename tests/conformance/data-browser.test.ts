import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { createEmulator, type Emulator, startConsole, startPreview } from 'wix-emulator';
import { ENTRIES } from '../../examples/data/src/shared/entry.js';
import config from '../../examples/data/wix.config.json' with { type: 'json' };
import seed from '../../examples/data/wix-emulator.seed.js';
import { accessibilityFindings } from '../support/browser/accessibility-findings.js';
import { cutOffTexts } from '../support/browser/cut-off-texts.js';
import { focusedElement } from '../support/browser/focused-element.js';
import { openBrowser, saveScreenshot, type TestBrowser } from '../support/browser/open-browser.js';
import { captureLog } from '../support/capture-log.js';
import { DATA_EXAMPLE_ROOT } from '../support/start-app.js';

const appId = config.appId;
const widgetId = 'baddc645-38a3-4f0b-a9eb-550b83a60938';
const pageId = '1d286720-0d39-4c9a-b658-3abb97c6a21f';

/** The guest book's production build, the console around it, and a browser. */
let emulator: Emulator<ReturnType<typeof seed>>;
let browser: TestBrowser;
let url: string;
const stops: (() => Promise<void>)[] = [];

/** The errors of the pages that a test has opened. */
let errors: string[][];
let pages: Page[];

captureLog();
beforeAll(async () => {
  emulator = createEmulator({ appId, seed });
  const app = await startPreview({ root: DATA_EXAMPLE_ROOT, emulator, port: 0 });
  stops.push(app.close);
  const host = await startConsole({ emulator, port: 0 });
  stops.unshift(host.close);
  browser = await openBrowser(inject('chromium'));
  stops.unshift(browser.close);
  url = host.url;
});
afterAll(async () => {
  for (const stop of stops) await stop();
});
beforeEach(() => {
  emulator.reset();
  errors = [];
  pages = [];
});
afterEach(async () => {
  await Promise.all(pages.map((page) => page.context().close()));
  expect(errors.flat()).toEqual([]);
});

async function open(path: string, query: Record<string, string>, width?: number) {
  const address = `${url}${path}?${new URLSearchParams({ instance: 'premium', ...query })}`;
  const opened = await browser.open(address, width ? { width } : {});
  errors.push(opened.errors);
  pages.push(opened.page);
  return opened.page;
}

/** Opens the widget on the site, as a caller sees it. */
async function openWidget(caller: string, width?: number) {
  const page = await open('/hosts/site', { caller }, width);
  return { page, widget: page.locator('guest-book') };
}

/** Opens the dashboard page, as the site's owner sees it. */
async function openDashboard(width?: number) {
  const page = await open('/hosts/dashboard', { caller: 'owner', page: pageId }, width);
  return { page, entries: page.frameLocator('main iframe') };
}

type Surface = Awaited<ReturnType<typeof openWidget>>['widget'];

async function sign(widget: Surface, name: string, message: string) {
  await widget.getByLabel('Name').fill(name);
  await widget.getByLabel('Message').fill(message);
  await widget.getByRole('button', { name: 'Sign' }).click();
}

test('a visitor signs the guest book, and the site’s owner sees and deletes the entry on the dashboard page', async () => {
  const { page, widget } = await openWidget('visitor');
  await widget.getByText('We had breakfast here every day.').waitFor();
  await sign(widget, 'A visitor', 'Hello from the test!');
  await widget.getByText('Thank you!').waitFor();
  expect(await widget.getByRole('listitem').first().textContent()).toContain('Hello from the test');
  expect(await widget.getByLabel('Message').inputValue()).toBe('');
  expect(await accessibilityFindings(page)).toEqual([]);
  await saveScreenshot(page, 'data-widget');

  const dashboard = await openDashboard();
  await dashboard.entries.getByText('Hello from the test!').waitFor();
  await dashboard.entries.getByText('Entries 1 to 14 of 14').waitFor();
  expect(await accessibilityFindings(dashboard.page)).toEqual([]);
  await saveScreenshot(dashboard.page, 'data-dashboard');
  await dashboard.entries.getByRole('button', { name: 'Delete the entry of A visitor' }).click();
  await dashboard.entries.getByRole('button', { name: 'Delete it' }).click();
  await dashboard.entries.getByText('Entries 1 to 13 of 13').waitFor();
  expect(await dashboard.entries.getByText('Hello from the test!').count()).toBe(0);

  const later = await openWidget('visitor');
  await later.widget.getByText('We had breakfast here every day.').waitFor();
  expect(await later.widget.getByText('Hello from the test!').count()).toBe(0);
});

test('the dashboard page reads the items itself, without a web method', async () => {
  emulator.clearRequests();
  const { entries } = await openDashboard();
  await entries.getByText('Entries 1 to 13 of 13').waitFor();
  const sent = emulator.requests.filter(({ operation }) => operation === 'query-data-items');
  expect(sent).toMatchObject([
    { surface: 'dashboard page Guest book', caller: 'USER', status: 200 },
  ]);
});

test('Wix Data refuses a member everything that the collection does not allow', async () => {
  const { page, widget } = await openWidget('member');
  const call = page.waitForRequest(/listEntries/);
  await page.reload();
  const authorization = (await (await call).headerValue('authorization')) ?? '';
  await widget.getByText('We had breakfast here every day.').waitFor();
  const dataItem = { id: 'entry-2', data: { _id: 'entry-2', message: 'Hacked' } };
  const answers = await page.evaluate(
    async ({ requests, authorization }) => {
      const answers: string[] = [];
      for (const [path, body] of requests) {
        const response = await fetch(`https://www.wixapis.com/wix-data/v2/items${path}`, {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        answers.push(`${response.status} ${await response.text()}`);
      }
      return answers;
    },
    {
      authorization,
      requests: [
        ['/query', { dataCollectionId: ENTRIES, query: {} }],
        ['', { dataCollectionId: ENTRIES, dataItem: { data: { message: 'x'.repeat(10_000) } } }],
        ['/update', { dataCollectionId: ENTRIES, dataItem }],
        ['/remove', { dataCollectionId: ENTRIES, dataItemId: 'entry-2' }],
      ] as const,
    },
  );
  expect(answers).toHaveLength(4);
  for (const answer of answers) expect(answer).toMatch(/^403 .*WDE0027/);
  await page.reload();
  await widget.getByText('The cinnamon rolls were gone by nine.').waitFor();
});

test('a member deletes their own entry, and is refused that of another member', async () => {
  const { page, widget } = await openWidget('member');
  const remove = widget.getByRole('button', { name: /^Delete/ });
  await remove.waitFor();
  expect(await remove.count()).toBe(1);
  page.on('dialog', (dialog) => dialog.accept());

  // A member who changes the request.
  const args = JSON.stringify([{ id: 'entry-2' }]);
  await page.route('**/removeEntry', (route) => route.continue({ postData: args }), { times: 1 });
  await remove.click();
  await widget.getByText('You can delete only your own entries.').waitFor();
  expect(await widget.getByRole('listitem').count()).toBe(10);

  await remove.click();
  await widget.getByText('The entry is deleted.').waitFor();
  expect(await focusedElement(page)).toBe('h2');
  await page.reload();
  await widget.getByText('The cinnamon rolls were gone by nine.').waitFor();
  expect(await widget.getByText('We had breakfast here every day.').count()).toBe(0);
});

test('both surfaces show HTML in an entry as text', async () => {
  const html = '<img src="/x" onerror="throw new Error(1)"><b>bold</b>';
  const { widget } = await openWidget('visitor');
  await sign(widget, '<i>A visitor</i>', html);
  await widget.getByText(html).waitFor();
  const { entries } = await openDashboard();
  await entries.getByText(html).waitFor();
  for (const surface of [widget, entries]) {
    await surface.getByText('<i>A visitor</i>').waitFor();
    expect(await surface.locator('li :is(img, b, i)').count()).toBe(0);
  }
});

test('the widget shows the next page, and moves the keyboard to it', async () => {
  const { page, widget } = await openWidget('visitor');
  await widget.getByRole('button', { name: 'Show more' }).press('Enter');
  await expect.poll(() => widget.getByRole('listitem').count()).toBe(13);
  expect(await widget.getByRole('button', { name: 'Show more' }).count()).toBe(0);
  expect(await focusedElement(page)).toBe('li');
});

test('the dashboard page shows the older entries, and goes back', async () => {
  const { widget } = await openWidget('visitor');
  for (let count = 1; count <= 8; count += 1) {
    await sign(widget, 'A visitor', `Entry ${count} of the test`);
    await widget.getByText(`Entry ${count} of the test`).waitFor();
  }
  const { entries } = await openDashboard();
  await entries.getByText('Entries 1 to 20 of 21').waitFor();
  await entries.getByRole('button', { name: 'Older entries' }).press('Enter');
  await entries.getByText('Entries 21 to 21 of 21').waitFor();
  const remove = entries.getByRole('button', { name: /^Delete the/ });
  await remove.press('Enter');
  await entries.getByRole('button', { name: 'Keep it' }).press('Enter');
  await expect.poll(() => remove.evaluate((button) => button.matches(':focus'))).toBe(true);
  // The last entry of the last page: the page before it takes its place.
  await remove.press('Enter');
  await entries.getByRole('button', { name: 'Delete it' }).click();
  await entries.getByText('Entries 1 to 20 of 20').waitFor();
  expect(await entries.getByRole('button', { name: /entries$/ }).count()).toBe(0);
});

describe('the states of the guest book', () => {
  const surfaces = {
    widget: async () => {
      const { page, widget } = await openWidget('visitor');
      return { page, surface: widget };
    },
    'dashboard page': async () => {
      const { page, entries } = await openDashboard();
      return { page, surface: entries };
    },
  } as const;

  test.for(Object.entries(surfaces))(
    'the %s shows an error, and the entries after a retry',
    async ([name, openSurface]) => {
      emulator.faults.add({ kind: 'status', status: 503, operation: 'query-data-items' });
      const { page, surface } = await openSurface();
      await surface.getByText('That did not work.').waitFor();
      expect(await accessibilityFindings(page)).toEqual([]);
      await saveScreenshot(page, `data-${name.split(' ')[0]}-error`);
      emulator.faults.clear();
      await surface.getByRole('button', { name: 'Try again' }).press('Enter');
      await surface.getByText('We had breakfast here every day.').waitFor();
      await expect.poll(() => surface.getByText('That did not work.').count()).toBe(0);
    },
  );

  test.for(Object.entries(surfaces))(
    'the %s says that the guest book is empty',
    async ([name, openSurface]) => {
      const { entries } = await openDashboard();
      for (let left = 13; left > 0; left -= 1) {
        await entries.getByText(`of ${left}`).waitFor();
        await entries
          .getByRole('button', { name: /^Delete/ })
          .first()
          .click();
        await entries.getByRole('button', { name: 'Delete it' }).click();
      }
      await entries.getByText('Nobody has signed yet.').waitFor();
      const { page, surface } = await openSurface();
      await surface.getByText('Nobody has signed yet.').waitFor();
      expect(await accessibilityFindings(page)).toEqual([]);
      await saveScreenshot(page, `data-${name.split(' ')[0]}-empty`);
    },
  );

  test.for(Object.entries(surfaces))('the %s shows that it is loading', async ([, openSurface]) => {
    emulator.faults.add({ kind: 'hang', operation: 'query-data-items' });
    const { page, surface } = await openSurface();
    await surface.getByText('Loading…').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });
});

test('both surfaces fit on a phone', async () => {
  const { page, widget } = await openWidget('member', 320);
  await sign(widget, 'x'.repeat(60), 'x'.repeat(500));
  await widget.getByText('x'.repeat(500)).waitFor();
  expect(await cutOffTexts(page)).toEqual([]);
  const dashboard = await openDashboard(320);
  await dashboard.entries.getByText('x'.repeat(500)).waitFor();
  expect(await cutOffTexts(dashboard.page)).toEqual([]);
});

test('the widget downloads at most 7 kB of its own code', async () => {
  const { page, widget } = await openWidget('visitor');
  // Each file once, although the first load may not be over yet.
  const urls = new Set<string>();
  page.on('response', (response) => urls.add(response.url()));
  await page.reload();
  await widget.getByText('We had breakfast here every day.').waitFor();
  // The file with the component's id is Wix's wrapper.
  const own = [...urls].filter((url) => {
    const { pathname } = new URL(url);
    return pathname.startsWith('/_wix_126f0f6e-custom-elements/') && !pathname.includes(widgetId);
  });
  expect(own.join()).toMatch(/guest-book/);
  // The browser forgets the bodies of a page that it has left.
  const bodies = await Promise.all(own.map(async (url) => (await fetch(url)).arrayBuffer()));
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
  expect(bytes).toBeLessThanOrEqual(7_000);
});

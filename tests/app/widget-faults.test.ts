import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { FaultRule, InstanceKey } from 'wix-emulator';
import { type OpenConsole, openConsole } from '../support/browser/open-console.js';
import { withheld } from '../support/browser/withheld.js';
import { captureLog } from '../support/capture-log.js';
import { APP_ROOT, type RunningApp } from '../support/start-app.js';
import { busyParts, pathOf, surfaces, textsIn } from './app-surfaces.js';
import { settle } from './settle.js';

captureLog();

/** A second more than the app keeps what `getInstance` has answered, and whose a token is. */
const KEPT_MS = 61_000;

const getInstance = 'backend/instance/getInstance';
const texts = textsIn.en;

let host: OpenConsole;
let app: RunningApp;
let opened: Awaited<ReturnType<OpenConsole['browser']['open']>>[];

beforeAll(async () => {
  host = await openConsole(APP_ROOT);
  app = host.app;
});
afterAll(() => host?.close());
beforeEach(() => {
  app.reset();
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map(({ page }) => page.context().close()));
  expect(opened.flatMap(({ errors }) => errors)).toEqual([]);
});

/**
 * Opens the site of an instance, with new access tokens or with one that the app knows.
 * @param seen Until when the app's answers are held back. Default: they are not.
 */
async function openSite(
  instance: InstanceKey,
  knownToken?: string,
  seen?: Promise<void>,
): Promise<Page> {
  const site = await host.browser.open('about:blank');
  opened.push(site);
  if (seen) {
    await site.page.route('**/getInstance', async (route) => {
      const response = await route.fetch();
      await seen;
      await route.fulfill({ response });
    });
  }
  if (knownToken !== undefined) {
    await site.page.route('**/emulator/tokens', (route) =>
      route.fulfill({ json: { accessToken: knownToken } }),
    );
  }
  // No longer, or the widget may have loaded before anybody looks whether it does.
  await site.page.goto(host.url + pathOf('widget', instance), { waitUntil: 'commit' });
  return site.page;
}

const widget = (page: Page) => surfaces.widget.content(page, texts);
const retry = (page: Page) => widget(page).getByRole('button', { name: texts.widget.retry });

/** Waits for what the widget has to show in the end, which is neither nothing nor a skeleton. */
const ends = (page: Page, instance: InstanceKey, outcome: 'data' | 'unexpected') =>
  settle(page, { name: 'widget', appInstance: app.emulator.instances[instance], outcome });

/** Gives the site of an instance another name, without an event that would tell the app. */
const rename = (instance: InstanceKey, siteDisplayName: string) =>
  app.emulator.update(instance, (appInstance) => ({
    ...appInstance,
    site: { ...appInstance.site, siteDisplayName },
  }));

/**
 * Three sites while something is wrong with every request to Wix: one that the app knows nothing of;
 * one whose data it had a minute ago; and one of which it knows the visitor's token as well.
 */
async function openSites(effect: FaultRule, seen?: Promise<void>) {
  await app.call(getInstance, { instance: 'premium' });
  await app.call(getInstance, { instance: 'trialEnded' });
  app.emulator.clock.advance(KEPT_MS);
  const knownToken = app.token('visitor', 'trialEnded');
  await app.call('backend/viewer/getViewer', { token: knownToken });
  const oldName = app.emulator.instances.trialEnded.site.siteDisplayName ?? expect.unreachable();
  rename('trialEnded', 'The new name');
  app.emulator.faults.add(effect);
  const [cold, warm, known] = await Promise.all([
    openSite('cancelled', undefined, seen),
    openSite('premium', undefined, seen),
    openSite('trialEnded', knownToken, seen),
  ]);
  return { cold, warm, known, oldName };
}

test.each<FaultRule>([
  { kind: 'status', status: 503 },
  { kind: 'reset' },
  { kind: 'hang' },
  { kind: 'malformed' },
  { kind: 'truncated' },
])(
  'the widget shows stale data to a known visitor and an error to others during the fault $kind',
  async (effect) => {
    const { cold, warm, known, oldName } = await openSites(effect);
    await Promise.all([
      ends(cold, 'cancelled', 'unexpected'),
      // Whoever comes with a new token may be anybody, whatever the app knows of the site.
      ends(warm, 'premium', 'unexpected'),
      widget(known).getByText(oldName).waitFor(),
    ]);
    app.emulator.faults.clear();
    await Promise.all([retry(cold).click(), retry(warm).click(), known.reload()]);
    await Promise.all([
      ends(cold, 'cancelled', 'data'),
      ends(warm, 'premium', 'data'),
      ends(known, 'trialEnded', 'data'),
    ]);
  },
);

test('the widget shows every visitor that it is loading while Wix is slow, and then the data', async () => {
  // The answers come only when the tests have looked, or they may be there before.
  const { released: seen, release } = withheld();
  const { cold, warm, known } = await openSites({ kind: 'latency', latencyMs: 300 }, seen);
  await Promise.all([cold, warm, known].map((page) => busyParts(widget(page)).waitFor()));
  release();
  await Promise.all([
    ends(cold, 'cancelled', 'data'),
    ends(warm, 'premium', 'data'),
    ends(known, 'trialEnded', 'data'),
  ]);
});

test('the widget shows data from the last minute while Wix can only verify tokens', async () => {
  await app.call(getInstance);
  for (const operation of [
    'client-credentials',
    'get-app-instance',
    'strip-bound-session',
  ] as const) {
    app.emulator.faults.add({ kind: 'reset', operation });
  }
  await ends(await openSite('premium'), 'premium', 'data');
});

test('the widget shows no data while Wix cannot verify the token', async () => {
  await app.call(getInstance);
  app.emulator.faults.add({ kind: 'reset', operation: 'token-info' });
  const page = await openSite('premium');
  await ends(page, 'premium', 'unexpected');
  app.emulator.faults.clear();
  await retry(page).click();
  await ends(page, 'premium', 'data');
});

import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type RunningServer, startConsole } from 'wix-emulator';
import { callsPageId } from '../../fixtures/host/src/extensions/dashboard/ids.js';
import { startHosts } from '../../support/browser/start-hosts.js';
import { HOST_ROOT, type RunningApp, startDevApp } from '../../support/start-app.js';
import { startAttacker } from './attacker.js';
import { call, expectOutcome, mainFrame, press } from './fixture-calls.js';

const wix = 'https://www.wixapis.com';
const secretsPath = '/_api/cloud-secrets-vault-server/api/v1/secrets';

const host = startHosts(HOST_ROOT);
let page: Page;

async function open(path: string, query: Record<string, string> = {}, origin = host.url) {
  page = await host.open(path, query, { origin });
}

async function openCalls(url?: string) {
  await open('/hosts/dashboard', { page: callsPageId }, url);
  // Faults are not for the page's own call of the app.
  await mainFrame(page)
    .getByRole('heading', { name: /Calls for [^…]/ })
    .waitFor();
}

/** The extensions of the fixture that send requests to Wix, by their names in the log. */
const surfaces: Readonly<Record<string, () => Promise<Page | FrameLocator>>> = {
  'dashboard page Calls': async () => {
    await openCalls();
    return mainFrame(page);
  },
  'dashboard modal A modal': async () => {
    await openCalls();
    await press(mainFrame(page), 'open modal');
    const modal = page.frameLocator('dialog iframe');
    await modal.getByText('"Ada"').waitFor();
    return modal;
  },
  'settings panel Mirror widget': async () => {
    await open('/hosts/panel');
    return page.frameLocator('#panel');
  },
  'widget Mirror widget': async () => {
    await open('/hosts/site');
    return page;
  },
};

/** The widget and the site plugin share the SDK, which has one access token for both of them. */
function nameInLog(surface: string) {
  return surface.startsWith('widget')
    ? expect.stringMatching(/^widget Mirror (widget|plugin)$/)
    : surface;
}

/** The requests of surfaces, without those of the app's server. */
function sent({ emulator }: RunningApp = host.app) {
  return emulator.requests.filter(({ surface }) => surface !== undefined);
}

describe.each(Object.entries(surfaces))('the requests to Wix of the %s', (surface, openSurface) => {
  test(`the ${surface} uses Wix's APIs as the site's owner, and the log names it`, async () => {
    const frame = await openSurface();
    const { instanceId } = host.app.emulator.instances.premium.instance;
    await call(frame, 'get the instance', `"${instanceId}"`);
    await call(frame, 'create a secret', /^"[\w-]{36}"$/);
    await call(frame, 'get the secret', '{"value":"a page knows it"}');
    await call(frame, 'embed the script', /"disabled":false/);
    await call(frame, 'get the script', /"disabled":false/);
    const url = `${wix}/apps/v1/metered-billing-charges`;
    await call(frame, 'not emulated', `wix-emulator does not emulate GET ${url}`);

    const sender = { surface: nameInLog(surface), caller: 'USER', instance: 'premium' };
    expect(sent()).toMatchObject([
      { ...sender, method: 'GET', operation: 'get-app-instance', status: 200, tag: 'partial' },
      { ...sender, method: 'POST', operation: 'create-secret', status: 200, tag: 'partial' },
      { ...sender, method: 'GET', operation: 'get-secret-value', status: 200, tag: 'partial' },
      { ...sender, method: 'POST', operation: 'embed-script', status: 200, tag: 'partial' },
      { ...sender, method: 'GET', operation: 'get-embedded-script', status: 200, tag: 'partial' },
      { ...sender, method: 'GET', url, status: 501, tag: 'refused' },
    ]);
    expect(JSON.stringify(host.app.emulator.requests)).not.toContain('a page knows it');
  });

  test(`the content security policy keeps the ${surface} from third parties, and the log says so`, async () => {
    await call(await openSurface(), 'fetch from a third party', 'TypeError: Failed to fetch');
    await expect
      .poll(() => sent())
      .toMatchObject([
        {
          // A site's page is one document for all of the app's extensions.
          surface: surface.startsWith('widget') ? 'site page' : surface,
          method: 'POST',
          url: 'https://api.example.com/users',
          status: 0,
          tag: 'refused',
          blockedBy: 'connect-src',
        },
      ]);
    expect(JSON.stringify(sent())).not.toContain('hidden');
  });
});

test('an embedded script uses Wix’s APIs with its own token', async () => {
  await host.app.emulator.embedScript('premium', { parameters: { text: 'Hello' } });
  await open('/hosts/site');
  const button = page.getByRole('button', { name: 'ask Wix from the script' });
  await button.click();
  const { instanceId } = host.app.emulator.instances.premium.instance;
  await page.getByRole('button', { name: instanceId }).waitFor();
  expect(sent()).toMatchObject([
    { surface: 'embedded script', caller: 'USER', operation: 'get-app-instance', status: 200 },
  ]);
});

test('Wix refuses a visitor’s widget, as on a site', async () => {
  await open('/hosts/site', { caller: 'visitor' });
  await call(page, 'get the instance', 'Only the app and the Wix users of the site');
  await call(page, 'get the secret', 'The caller may not use the secrets of the site');
  expect(sent()).toMatchObject([
    { caller: 'VISITOR', status: 403 },
    { caller: 'VISITOR', status: 403 },
  ]);
});

describe('the requests of surfaces in every form', () => {
  beforeEach(() => openCalls());
  const frame = () => mainFrame(page);

  test('a surface sends a `Request` object with its body, without the emulator’s own headers', async () => {
    await call(frame(), 'fetch with a request', `200 from ${wix}${secretsPath}, with an id`);
    expect(sent()).toMatchObject([{ method: 'POST', operation: 'create-secret', status: 200 }]);
    expect(sent()[0]).not.toHaveProperty('callId');
  });

  test('a surface sends a request with credentials and `keepalive`', async () => {
    await call(frame(), 'fetch with credentials and keepalive', `200 from ${wix}/apps/v1/instance`);
  });

  test('a body above the limit is refused, and the next request is not stuck behind it', async () => {
    for (let times = 0; times < 7; times += 1) {
      await press(frame(), 'fetch a large body');
      await expect.poll(() => sent()).toHaveLength(2 * times + 1);
      await press(frame(), 'fetch with XMLHttpRequest');
      await expect.poll(() => sent()).toHaveLength(2 * times + 2);
    }
    expect(sent().map(({ status }) => status)).toEqual(Array(7).fill([413, 401]).flat());
    await call(frame(), 'fetch a large body', /413 from .*PAYLOAD_TOO_LARGE/);
  });

  test('a surface sends requests with `XMLHttpRequest`, and relative URLs stay relative', async () => {
    await call(frame(), 'fetch with XMLHttpRequest', '401');
    await call(frame(), 'fetch a relative URL', 'true');
    expect(sent()).toMatchObject([{ method: 'GET', operation: 'get-app-instance', status: 401 }]);
  });

  test('a surface can abort a request', async () => {
    host.app.emulator.faults.add({ kind: 'hang', operation: 'get-app-instance' });
    await press(frame(), 'fetch until it is aborted');
    await expect.poll(() => sent()).toMatchObject([{ status: 0, fault: 'hang' }]);
    await press(frame(), 'abort the fetch');
    await expectOutcome(frame(), 'fetch until it is aborted', 'AbortError');
  });
});

test.each([
  ['reset', /^TypeError/],
  ['status', /The emulator was told to fail here/],
  ['malformed', /^SyntaxError/],
  ['truncated', /^TypeError/],
] as const)('a `%s` fault hits one request of a surface', async (kind, outcome) => {
  await openCalls();
  const frame = mainFrame(page);
  // So that the browser uses a connection again.
  await call(frame, 'get the instance', /^"/);
  const rule = kind === 'status' ? ({ kind, status: 503 } as const) : { kind };
  host.app.emulator.faults.add({ ...rule, operation: 'get-app-instance', count: 1 });
  await call(frame, 'get the instance', outcome);
  await call(frame, 'get the instance', /^"/);
  expect(sent().map(({ fault }) => fault)).toEqual([undefined, kind, undefined]);
});

test('a page of another origin cannot use the emulator through the servers of the app', async () => {
  await openCalls();
  const attacker = await startAttacker([host.url, host.app.url]);
  const { page: evil } = await host.browser.open(attacker.url);
  await expect.poll(() => evil.title()).toBe('done');
  expect(attacker.answered()).toEqual([]);
  expect(sent()).toEqual([]);
  await evil.context().close();
  await attacker.close();
});

describe('the requests of surfaces in development', () => {
  let app: RunningApp;
  let devConsole: RunningServer;

  beforeAll(async () => {
    app = await startDevApp(HOST_ROOT);
    devConsole = await startConsole({ emulator: app.emulator, port: 0 });
  });
  afterAll(async () => {
    await devConsole?.close();
    await app?.close();
  });

  test('a dashboard page and a widget use Wix’s APIs in development', async () => {
    await openCalls(devConsole.url);
    const { instanceId } = app.emulator.instances.premium.instance;
    await call(mainFrame(page), 'get the instance', `"${instanceId}"`);
    await call(mainFrame(page), 'not emulated', 'wix-emulator does not emulate GET');
    await open('/hosts/site', {}, devConsole.url);
    await call(page, 'get the instance', `"${instanceId}"`);
    expect(sent(app)).toMatchObject([
      { surface: 'dashboard page Calls', caller: 'USER', status: 200, tag: 'partial' },
      { surface: 'dashboard page Calls', caller: 'USER', status: 501, tag: 'refused' },
      { surface: nameInLog('widget Mirror widget'), caller: 'USER', status: 200, tag: 'partial' },
    ]);
  });
});

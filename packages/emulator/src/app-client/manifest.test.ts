import { afterEach, expect, test, vi } from 'vitest';
import { listen, type RunningServer } from '../runner/listen.js';
import { EmulatorError } from '../util/emulator-error.js';
import { readManifest } from './manifest.js';

const appUrl = 'http://localhost:4321';
const origin = 'http://_wix_server_url_placeholder_';

let app: RunningServer | undefined;

afterEach(async () => {
  vi.unstubAllGlobals();
  await app?.close();
});

async function serve(body: string): Promise<string> {
  app = await listen((_, response) => response.end(body), { port: 0, hostname: 'localhost' });
  return app.url;
}

test('readManifest() finds widgets with settings panels, dashboard pages, modals and embedded scripts', async () => {
  const statics = 'http://_wix_statics_url_placeholder_';
  const widget = (compId: string, behaviors: object) => ({
    compId,
    compName: 'A widget',
    compType: 'CUSTOM_ELEMENT_WIDGET',
    compData: {
      customElementWidget: {
        behaviors,
        widgetData: { scriptUrl: `${statics}/${compId}.js`, tagName: 'a-widget' },
      },
    },
  });
  const url = await serve(
    JSON.stringify({
      components: [
        widget('one', { settings: { settingsUrl: `${statics}/one.html` } }),
        widget('two', {}),
        {
          compId: 'page',
          compType: 'BACK_OFFICE_PAGE',
          compData: { backOfficePage: { title: 'A page', iframeUrl: `${statics}/page` } },
        },
        {
          compId: 'modal',
          compType: 'BACK_OFFICE_MODAL',
          compData: { backOfficeModal: { iframeUrl: `${statics}/modal`, width: 400 } },
        },
        {
          compId: 'script',
          compType: 'EMBEDDED_SCRIPT',
          compData: {
            embeddedScriptComponentData: {
              name: 'A script',
              placement: 'HEAD',
              template: `<script src="${statics}/a.js"></script><script src="${statics}/b.js">`,
            },
          },
        },
        { compId: 'event', compType: 'WEBHOOK' },
      ],
    }),
  );
  expect(await readManifest(url)).toEqual({
    widgets: [
      {
        id: 'one',
        name: 'A widget',
        tagName: 'a-widget',
        scriptUrl: `${url}/one.js`,
        settingsUrl: `${url}/one.html`,
      },
      {
        id: 'two',
        name: 'A widget',
        tagName: 'a-widget',
        scriptUrl: `${url}/two.js`,
        settingsUrl: undefined,
      },
    ],
    pages: [{ id: 'page', title: 'A page', url: `${url}/page` }],
    modals: [{ id: 'modal', title: 'modal', url: `${url}/modal`, width: 400, height: undefined }],
    scripts: [
      {
        id: 'script',
        name: 'A script',
        placement: 'HEAD',
        template: `<script src="${url}/a.js"></script><script src="${url}/b.js">`,
      },
    ],
    plugins: [],
    menuItems: [],
    reactComponents: [],
    sitePlugins: [],
    webhooks: [],
    servicePlugins: [],
    backendPaths: [],
  });
});

test('readManifest() names the URL of a manifest that is not JSON', async () => {
  const url = await serve('not JSON');
  await expect(readManifest(url)).rejects.toThrow(`${url}/_wix/app-manifest.json`);
});

test('readManifest() does not follow a redirect', async () => {
  app = await listen(
    ({ url }, response) => {
      if (url === '/elsewhere') response.end('{"components":[]}');
      else response.writeHead(302, { location: '/elsewhere' }).end();
    },
    { port: 0, hostname: 'localhost' },
  );
  await expect(readManifest(app.url)).rejects.toThrow('The app does not serve its manifest');
});

const webhook = (callbackUrl: unknown, webhookSlug: unknown) => ({
  compType: 'WEBHOOK',
  compData: { webhook: { callbackUrl, webhookSlug } },
});

test('readManifest() reads site plugins with their slots', async () => {
  const placement = { appDefinitionId: 'stores', widgetId: 'product', slotId: 'details' };
  const plugin = (compId: string, widgetPlugin: unknown) => ({
    compId,
    compName: `The ${compId}`,
    compType: 'WIDGET_PLUGIN',
    compData: { widgetPlugin },
  });
  const components = [
    plugin('badge', { placements: [placement] }),
    plugin('nowhere', {}),
    plugin('broken', { placements: [{}] }),
  ];
  vi.stubGlobal('fetch', async () => Response.json({ components }));
  expect((await readManifest(appUrl)).sitePlugins).toEqual([
    { id: 'badge', name: 'The badge', placements: [placement] },
    { id: 'nowhere', name: 'The nowhere', placements: [] },
  ]);
});

test('readManifest() finds every event extension and ignores other components', async () => {
  const components = [
    { ...webhook(`${origin}/_wix/a`, 'APP_PROVISIONED_WEBHOOK'), compId: 'installed' },
    webhook(`${origin}/_wix/b`, 'APP_PROVISIONED_WEBHOOK'),
    webhook(`${origin}/_wix/c`, 'APP-SUBSCRIPTION-CONVERTED-TO-PAID-WEBHOOK'),
    webhook(`${origin}/_wix/d`, 'STORES_PRODUCT_CREATED'),
    webhook(`${origin}@other.example/e`, 'APP_REMOVED_WEBHOOK'),
    webhook('https://other.example/e', 'APP_REMOVED_WEBHOOK'),
    webhook(undefined, 'APP_REMOVED_WEBHOOK'),
    { compType: 'WEBHOOK', compData: {} },
    { compType: 'BACK_OFFICE_PAGE' },
    null,
  ];
  vi.stubGlobal('fetch', async () => Response.json({ components }));
  expect((await readManifest(appUrl)).webhooks).toEqual([
    { id: 'installed', type: 'AppInstalled', path: '/_wix/a' },
    { id: '/_wix/b', type: 'AppInstalled', path: '/_wix/b' },
    { id: '/_wix/c', type: 'PlanConvertedToPaid', path: '/_wix/c' },
    { id: '/_wix/d', type: 'com.wix.ecommerce.catalog.api.v1.ProductCreated', path: '/_wix/d' },
  ]);
});

test.each([
  ['a 404 response', async () => new Response('not found', { status: 404 })],
  ['a response without a list of components', async () => Response.json({})],
  ['a failed request', () => Promise.reject(new TypeError('fetch failed'))],
])('readManifest() throws for %s and names the URL', async (_, answer) => {
  vi.stubGlobal('fetch', answer);
  await expect(readManifest(appUrl)).rejects.toThrow(EmulatorError);
  await expect(readManifest(appUrl)).rejects.toThrow(`${appUrl}/_wix/app-manifest.json`);
});

import { afterEach, expect, test } from 'vitest';
import { listen, type RunningServer } from '../runner/listen.js';
import { readManifest } from './manifest.js';

let app: RunningServer | undefined;

afterEach(() => app?.close());

async function serve(body: string): Promise<string> {
  app = await listen((_, response) => response.end(body), { port: 0, hostname: 'localhost' });
  return app.url;
}

test('finds widgets with their panels, dashboard pages and modals, and embedded scripts', async () => {
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
        name: 'A script',
        placement: 'HEAD',
        template: `<script src="${url}/a.js"></script><script src="${url}/b.js">`,
      },
    ],
  });
});

test('says where it found no manifest', async () => {
  const url = await serve('not JSON');
  await expect(readManifest(url)).rejects.toThrow(`${url}/_wix/app-manifest.json`);
});

test('follows no redirect to a manifest elsewhere', async () => {
  app = await listen(
    ({ url }, response) => {
      if (url === '/elsewhere') response.end('{"components":[]}');
      else response.writeHead(302, { location: '/elsewhere' }).end();
    },
    { port: 0, hostname: 'localhost' },
  );
  await expect(readManifest(app.url)).rejects.toThrow('The app has no manifest');
});

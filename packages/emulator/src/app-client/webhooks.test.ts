import { afterEach, expect, test, vi } from 'vitest';
import { listen } from '../runner/listen.js';
import { UserError } from '../util/user-error.js';
import { readWebhooks } from './webhooks.js';

const appUrl = 'http://localhost:4321';
const origin = 'http://_wix_server_url_placeholder_';

afterEach(() => {
  vi.unstubAllGlobals();
});

const webhook = (callbackUrl: unknown, webhookSlug: unknown) => ({
  compType: 'WEBHOOK',
  compData: { webhook: { callbackUrl, webhookSlug } },
});

test('finds every event extension, and nothing that is none', async () => {
  const components = [
    webhook(`${origin}/_wix/a`, 'APP_PROVISIONED_WEBHOOK'),
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
  expect(await readWebhooks(appUrl)).toEqual([
    { type: 'AppInstalled', path: '/_wix/a' },
    { type: 'AppInstalled', path: '/_wix/b' },
    { type: 'PlanConvertedToPaid', path: '/_wix/c' },
  ]);
});

test.each([
  ['another answer', async () => new Response('not found', { status: 404 })],
  ['no list of components', async () => Response.json({})],
  ['no answer', () => Promise.reject(new TypeError('fetch failed'))],
])('%s is no manifest', async (_, answer) => {
  vi.stubGlobal('fetch', answer);
  await expect(readWebhooks(appUrl)).rejects.toThrow(UserError);
  await expect(readWebhooks(appUrl)).rejects.toThrow(`${appUrl}/_wix/app-manifest.json`);
});

test('follows no redirect to a manifest elsewhere', async () => {
  const app = await listen(
    ({ url }, response) => {
      if (url === '/elsewhere') response.end('{"components":[]}');
      else response.writeHead(302, { location: '/elsewhere' }).end();
    },
    { port: 0, hostname: 'localhost' },
  );
  try {
    await expect(readWebhooks(app.url)).rejects.toThrow(UserError);
  } finally {
    await app.close();
  }
});

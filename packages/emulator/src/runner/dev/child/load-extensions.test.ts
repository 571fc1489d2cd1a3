import { afterEach, expect, test, vi } from 'vitest';
import { listen } from '../../listen.js';
import { loadExtensions } from './load-extensions.js';

const origin = 'http://_wix_server_url_placeholder_';
const plugin = `${origin}/_wix/extensions/service-plugins/fee`;
const manifest = {
  components: [
    ...['first', 'second'].map((id) => ({
      compData: { webhook: { callbackUrl: `${origin}/_wix/extensions/webhooks/${id}` } },
    })),
    { compData: { fees: { deploymentUri: plugin } } },
    { compData: { page: { url: `${origin}/elsewhere` } } },
  ],
};

let close = async () => {};
afterEach(async () => {
  vi.useRealTimers();
  await close();
});

async function startManifest(body: unknown): Promise<string> {
  const app = await listen((_, response) => void response.end(JSON.stringify(body)), {
    port: 0,
    hostname: 'localhost',
  });
  close = app.close;
  return app.url;
}

const paths = [
  '/_wix/extensions/webhooks/first',
  '/_wix/extensions/webhooks/second',
  '/_wix/extensions/service-plugins/fee/warm-up',
];

test('loadExtensions() loads the extensions one after the other, with requests that never end', async () => {
  const log: unknown[] = [];
  let isLoading = false;
  await loadExtensions(
    await startManifest(manifest),
    async (request) => {
      expect(isLoading).toBe(false);
      isLoading = true;
      await new Promise(setImmediate);
      isLoading = false;
      log.push(`${request.method} ${request.url}`);
      request.on('end', () => log.push('end')).on('data', () => log.push('data'));
    },
    10_000,
  );
  await new Promise(setImmediate);
  expect(log).toEqual(paths.map((path) => `POST ${path}`));
});

test('loadExtensions() continues after an extension for which the server answers 404', async () => {
  const asked: unknown[] = [];
  await loadExtensions(
    await startManifest(manifest),
    ({ url }, response) => {
      asked.push(url);
      response.writeHead(404).end('Not found');
    },
    10_000,
  );
  expect(asked).toEqual(paths);
});

test('loadExtensions() skips the remaining extensions if one does not load in time', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const asked: unknown[] = [];
  const handle = ({ url }: { url?: string | undefined }) => {
    asked.push(url);
    queueMicrotask(() => vi.advanceTimersByTime(10_000));
  };
  await loadExtensions(await startManifest(manifest), handle, 10_000);
  expect(asked).toEqual(paths.slice(0, 1));
});

test('loadExtensions() loads nothing if the manifest has no components', async () => {
  await loadExtensions(await startManifest({}), () => expect.unreachable(), 10_000);
});

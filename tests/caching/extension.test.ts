import { createServer, type Server } from 'node:http';
import { createStorage } from 'unstorage';
import { createStorageServer } from 'unstorage/server';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildFixture } from '../support/build-fixture.js';
import { captureLog } from '../support/capture-log.js';
import { createSmallApp, type SmallApp } from '../support/small-app.js';
import { type RunningApp, startApp, startDevApp } from '../support/start-app.js';

// A built app with a store that several of its processes reach over the network.
captureLog();

/** Serves a store in memory; returns the server. */
async function serveStore(): Promise<Server> {
  const { handle } = createStorageServer(createStorage());
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function urlOf(server: Server): string {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}

const files = {
  'src/backend/cache-store.ts': `
import { createStorage } from 'unstorage';
import http from 'unstorage/drivers/http';
export default createStorage({ driver: http({ base: process.env.STORE_URL }) });`,
  'src/backend/cached.web.ts': `
import { Permissions, webMethod } from '@wix/web-methods';
let runs = 0;
const worker = Date.now();
export const count = webMethod(Permissions.Anyone, async () => [worker, ++runs], {
  cache: { tags: ['plan'], ttl: 3600 },
});`,
  'src/pages/api/count.ts': `
import { endpoint } from 'wix-astro-web-methods/server';
import { count } from '../../backend/cached.web';
export const GET = endpoint(count);`,
  'src/removed.ts': `
import { appInstances } from '@wix/app-management';
import { invalidate } from 'wix-astro-web-methods/server';
export default appInstances.onAppInstanceRemoved(async (event) => {
  const { instanceId } = event.metadata;
  if (!(await invalidate({ instanceId }))) throw new Error('The store is not available.');
});`,
  'src/widget.ts': `
import { count } from './backend/cached.web';
customElements.define('small-widget', class extends HTMLElement {
  async connectedCallback() { this.textContent = String(await count()); }
});`,
  'src/extensions.ts': `
import { app, extensions } from '@wix/astro/builders';
export default app()
  .use(
    extensions.event({
      id: '2c9d3a00-0000-4000-8000-000000000002',
      source: './removed.ts',
    }),
  )
  .use(
    extensions.customElement({
      id: '2c9d3a00-0000-4000-8000-000000000001',
      name: 'Widget',
      tagName: 'small-widget',
      element: './widget.ts',
      installation: { autoAdd: true },
      width: { defaultWidth: 400 },
      height: { defaultHeight: 200 },
    }),
  );`,
};

/**
 * Sends the event that the app was removed until the app has handled it. On a busy machine, the
 * store may take longer than a call waits for it.
 */
async function remove({ emulator }: RunningApp): Promise<void> {
  const send = () => emulator.events.send('premium', { type: 'AppRemoved', data: {} });
  await expect.poll(send, patience).toMatchObject([{ state: 'delivered' }]);
}

const patience = { timeout: 60_000, interval: 500 };

let server: Server;
let small: SmallApp;

beforeAll(async () => {
  server = await serveStore();
  small = await createSmallApp({
    integrations: "webMethods(wix(), { cacheStore: './src/backend/cache-store.ts' })",
    files,
  });
  await buildFixture(small.root);
});
afterAll(async () => {
  server?.close();
  await small?.remove();
});

describe('two workers of a built app with one `cacheStore`', () => {
  const apps: RunningApp[] = [];
  const workers = (): [RunningApp, RunningApp] => {
    const [one, other] = apps;
    if (!one || !other) throw new Error('The workers have not started.');
    return [one, other];
  };

  beforeAll(async () => {
    for (let number = 0; number < 2; number += 1) {
      apps.push(await startApp(small.root, { STORE_URL: urlOf(server) }));
    }
  });
  afterAll(async () => {
    await Promise.all(apps.map((app) => app.close()));
  });

  test('an event that one worker receives invalidates the results of the other', async () => {
    const [one, other] = workers();
    const isShared = async () => {
      const [first, second] = [await count(one), await count(other)];
      return second.isHit && first.text === second.text;
    };
    await expect.poll(isShared, patience).toBe(true);
    const { text } = await count(other);
    await remove(one);
    expect((await count(other)).text).not.toBe(text);
  });

  test('two workers share the result of an endpoint', async () => {
    const [one, other] = workers();
    const read = async (app: RunningApp) => {
      const headers = { authorization: app.token('visitor') };
      const response = await fetch(new URL('/api/count', app.url), { headers });
      return { isHit: isHit(response.headers), text: await response.text() };
    };
    const isShared = async () => {
      const [first, second] = [await read(one), await read(other)];
      return second.isHit && first.text === second.text;
    };
    await expect.poll(isShared, patience).toBe(true);
  });
});

test('in astro dev, an event invalidates the results in the `cacheStore`', async () => {
  vi.stubEnv('STORE_URL', urlOf(server));
  const app = await startDevApp(small.root);
  try {
    await expect.poll(async () => (await count(app)).isHit, patience).toBe(true);
    const { text } = await count(app);
    await remove(app);
    expect((await count(app)).text).not.toBe(text);
  } finally {
    await app.close();
    vi.unstubAllEnvs();
  }
});

test('an app cannot be built or developed with a `cacheStore` that does not exist', async () => {
  const integrations = "webMethods(wix(), { cacheStore: './src/backend/none.ts' })";
  const broken = await createSmallApp({ integrations, files: { 'src/widget.ts': '' } });
  const message = /the cacheStore option names src\/backend\/none.ts, and there is no such file/;
  try {
    await expect(buildFixture(broken.root)).rejects.toThrow(message);
    await expect(startDevApp(broken.root)).rejects.toThrow(message);
  } finally {
    await broken.remove();
  }
});

async function count(app: RunningApp) {
  const { status, text, headers } = await app.call('backend/cached/count');
  expect(status).toBe(200);
  return { text, isHit: isHit(headers) };
}

function isHit(headers: Headers): boolean {
  return headers.get('cache-status')?.includes('hit') ?? false;
}

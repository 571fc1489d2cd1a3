import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach } from 'vitest';
import { createEmulator, type EmulatorOptions } from '../emulator.js';
import type { DefaultSeed } from '../seed/default-seed.js';

const webhook = (webhookSlug: string, path: string) => ({
  compType: 'WEBHOOK',
  compData: {
    webhook: { callbackUrl: `http://_wix_server_url_placeholder_${path}`, webhookSlug },
  },
});

const subscriptions = [
  ['APP_PROVISIONED_WEBHOOK', '/first'],
  ['APP_PROVISIONED_WEBHOOK', '//second'],
  ['APP-SUBSCRIPTION-CONVERTED-TO-PAID-WEBHOOK', '/converted'],
  ['wix.data.v2.data_item_created', '/item'],
  ['wix.data.v2.data_item_updated', '/item'],
  ['wix.data.v2.data_item_deleted', '/item'],
  ['wix.media.site_media.v1.file_descriptor_file_ready', '/file'],
] as const;

/** The options of the emulator, and the slug and the path of each event extension of the app. */
interface Options extends Partial<EmulatorOptions<DefaultSeed>> {
  readonly webhooks?: readonly (readonly [slug: string, path: string])[];
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** An event as the app has received it. */
interface Post {
  readonly path: string;
  readonly contentType: string | undefined;
  readonly body: string;
}

/** Longer than any answer takes, so that the speed of the machine does not matter. */
const eventTimeoutMs = 60_000;

/** Creates an emulator, and a web server in place of the app that answers events with `answer`. */
export async function setup(
  answer: (post: Post) => number | Promise<number> = () => 200,
  { webhooks = subscriptions, ...options }: Options = {},
) {
  const manifest = { components: webhooks.map(([slug, path]) => webhook(slug, path)) };
  const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21', ...options });
  const posts: Post[] = [];
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    if (path === '/_wix/app-manifest.json') return response.end(JSON.stringify(manifest));
    const post = {
      path,
      contentType: request.headers['content-type'],
      body: await text(request),
    };
    posts.push(post);
    return response.writeHead(await answer(post), { location: '/elsewhere' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const detach = emulator.attachApp({ url, methods: async () => [], eventTimeoutMs });
  return { emulator, posts, url, detach };
}

/** The emulator of a test. */
export type Emulator = Awaited<ReturnType<typeof setup>>['emulator'];

/** The states of the deliveries to one of the app's extensions, with their attempts' statuses. */
export const statuses = ({ events }: Emulator, path: string) =>
  events.entries
    .filter((entry) => entry.path === path)
    .map(({ state, attempts }) => [state, ...attempts.map(({ status }) => status)]);

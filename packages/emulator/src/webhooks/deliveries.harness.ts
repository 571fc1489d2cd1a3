import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach } from 'vitest';
import { createEmulator } from '../emulator.js';

const webhook = (webhookSlug: string, path: string) => ({
  compType: 'WEBHOOK',
  compData: {
    webhook: { callbackUrl: `http://_wix_server_url_placeholder_${path}`, webhookSlug },
  },
});

const manifest = {
  components: [
    webhook('APP_PROVISIONED_WEBHOOK', '/first'),
    webhook('APP_PROVISIONED_WEBHOOK', '//second'),
    webhook('APP-SUBSCRIPTION-CONVERTED-TO-PAID-WEBHOOK', '/converted'),
  ],
};

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
export async function setup(answer: (post: Post) => number | Promise<number> = () => 200) {
  const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
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

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFixture } from '../support/build-fixture.js';
import { createSmallApp, type SmallApp } from '../support/small-app.js';
import { type RunningApp, startApp, startDevApp } from '../support/start-app.js';

const files = {
  'src/backend/demo.web.ts': `
import { Permissions, webMethod } from '@wix/web-methods';
export const echo = webMethod(Permissions.Anyone, (value: string) => value);`,
  'src/widget.ts': `
import { echo } from './backend/demo.web';
export default class extends HTMLElement { connectedCallback() { echo('hello'); } }`,
};

/** The address that the widget's stub calls. */
async function addressInBuild(root: string): Promise<string | undefined> {
  const dist = path.join(root, 'dist');
  for (const file of await readdir(dist, { recursive: true })) {
    if (!file.endsWith('.js') || file.startsWith('_worker.js')) continue;
    const [address] =
      /\/api\/web-methods\/[^"'`]+/.exec(await readFile(path.join(dist, file), 'utf8')) ?? [];
    if (address) return address;
  }
  return undefined;
}

async function addressInDev(url: string): Promise<string | undefined> {
  const code = await (await fetch(new URL('/src/backend/demo.web.ts', url))).text();
  return /\/api\/web-methods\/[^"'`]+/.exec(code)?.[0];
}

describe.each([
  ['always', '/api/web-methods/backend/demo/echo/'],
  ['never', '/api/web-methods/backend/demo/echo'],
])('an app with trailingSlash %s', (trailingSlash, expected) => {
  let small: SmallApp;

  beforeAll(async () => {
    small = await createSmallApp({ config: `trailingSlash: '${trailingSlash}',`, files });
    await buildFixture(small.root);
  }, 240_000);
  afterAll(() => small.remove());

  describe.each([
    ['the production worker', startApp, ({ root }: SmallApp, _url: string) => addressInBuild(root)],
    ['astro dev', startDevApp, (_app: SmallApp, url: string) => addressInDev(url)],
  ])('on %s', (runtime, start, readAddress) => {
    let app: RunningApp;

    beforeAll(async () => {
      app = await start(small.root);
    }, 240_000);
    afterAll(() => app?.close());

    test(`with trailingSlash "${trailingSlash}", a call to the frontends’ address works on ${runtime}`, async () => {
      const address = await readAddress(small, app.url);
      expect(address).toBe(expected);
      const answer = await fetch(new URL(address ?? '', app.url), {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/json', authorization: app.token('visitor') },
        body: '["hello"]',
      });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toBe('hello');
    });

    test(`with trailingSlash "${trailingSlash}", a preflight makes no request to Wix on ${runtime}`, async () => {
      app.reset();
      const answer = await fetch(new URL(expected, app.url), {
        method: 'OPTIONS',
        redirect: 'manual',
        headers: {
          origin: 'https://a-site.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization, content-type',
        },
      });
      expect(answer.status).toBe(204);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(app.callsToWix()).toEqual([]);
    });

    test(`with trailingSlash "${trailingSlash}", emulator.call() works on ${runtime}`, async () => {
      const answer = await app.emulator.call({
        method: 'backend/demo/echo',
        args: ['hello'],
        as: 'visitor',
      });
      expect(answer).toMatchObject({ status: 200, body: '"hello"' });
    });
  });
});

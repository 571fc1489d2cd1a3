import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, startConsole, startPreview } from 'wix-emulator';
import { captureLog } from '../support/capture-log.js';
import { runCli } from '../support/run-cli.js';
import { createSmallApp, type SmallApp } from '../support/small-app.js';
import { createAppEmulator } from '../support/start-app.js';

captureLog();

/** Fails at every request if the variable is set. */
const middleware = `
export const onRequest = (_context, next) => {
  if (process.env.BROKEN) throw new Error('The middleware is broken.');
  return next();
};`;

const page = (text: string) => `---
export const prerender = true;
---
<html><head><title>${text}</title></head><body>${text}</body></html>`;

let app: SmallApp;

beforeAll(async () => {
  app = await createSmallApp({
    files: {
      'src/widget.ts': 'export default class extends HTMLElement {}',
      'src/middleware.ts': middleware,
      'src/pages/about.astro': page('About us'),
      'src/pages/team/index.astro': page('The team'),
      'src/pages/404.astro': page('Not found'),
    },
  });
  const { code, stderr } = await runCli(['build'], { root: app.root });
  expect(code, stderr).toBe(0);
});
afterAll(() => app?.remove());

describe('the preview of an app with prerendered pages', () => {
  let preview: RunningServer;
  beforeAll(async () => {
    const emulator = await createAppEmulator(app.root);
    preview = await startPreview({ root: app.root, emulator, port: 0 });
  });
  afterAll(() => preview?.close());

  test.each([
    ['/about/', 200, 'About us'],
    ['/team/', 200, 'The team'],
    ['/404', 200, 'Not found'],
    ['/404.html', 200, 'Not found'],
    ['/nothing', 404, 'Not found'],
  ])('the preview answers %s with %i and the prerendered page', async (path, status, text) => {
    const answer = await fetch(preview.url + path);
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(text)]);
  });

  test.each([
    ['/about?a=b', '/about/?a=b'],
    ['/team', '/team/'],
  ])('the preview redirects %s to %s', async (path, location) => {
    const answer = await fetch(preview.url + path, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([308, location]);
  });
});

test('GET /emulator/health reports a production build that answers every request with an error', async () => {
  const emulator = await createAppEmulator(app.root);
  const console = await startConsole({ emulator, port: 0 });
  const env = { BROKEN: 'yes' };
  const preview = await startPreview({ root: app.root, emulator, port: 0, env });
  const answer = await fetch(`${console.url}/emulator/health`);
  expect([answer.status, await answer.json()]).toEqual([
    503,
    { status: 'failing', reason: expect.stringContaining('The app answers 500 to GET ') },
  ]);
  await preview.close();
  await console.close();
});

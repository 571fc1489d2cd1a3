import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser, type TestBrowser } from '../support/browser/open-browser.js';
import { captureLog } from '../support/capture-log.js';
import { OTHER_HOSTS_ROOT, startOtherHost } from '../support/other-hosts.js';
import type { RunningApp } from '../support/start-app.js';

captureLog();

let app: RunningApp;
let browser: TestBrowser;
beforeAll(async () => {
  app = await startOtherHost.hono();
  browser = await openBrowser(inject('chromium'));
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

test('a frontend that Vite builds without the plugin calls web methods of a Hono server in Chromium', async () => {
  const token = encodeURIComponent(app.token('visitor'));
  const { page, errors, foreignHosts } = await browser.open(`${app.url}/?token=${token}`);
  const output = page.locator('output:not(:empty)');
  expect(JSON.parse((await output.textContent()) ?? '')).toEqual({
    instanceId: app.emulator.instances.premium.instance.instanceId,
    when: 0,
    code: 'SOLD_OUT',
    path: 'arguments[0]',
    revealed: 'canary-of-the-module canary-of-a-private-import',
  });
  expect(errors).toEqual([]);
  expect(foreignHosts).toEqual([]);
});

test('no file of a frontend with generated clients contains code of a web module', async () => {
  const folder = path.join(OTHER_HOSTS_ROOT, 'dist/client');
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    files
      .filter((file) => file.isFile())
      .map((file) => readFile(path.join(file.parentPath, file.name), 'utf8')),
  );
  // The stubs are there, and the source maps.
  expect(texts.some((text) => text.includes('/web-methods/backend/canary/reveal'))).toBe(true);
  expect(texts.some((text) => text.includes('canary.client.ts'))).toBe(true);
  expect(texts.filter((text) => text.includes('canary-of'))).toEqual([]);
});

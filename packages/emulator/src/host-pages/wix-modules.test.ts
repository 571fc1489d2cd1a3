import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEmulator } from '../emulator.js';
import { listen, type RunningServer } from '../runner/listen.js';
import { startConsole } from './server.js';

const manifest = {
  components: [
    {
      compId: 'page-id',
      compType: 'BACK_OFFICE_PAGE',
      compData: { backOfficePage: { iframeUrl: 'http://_wix_statics_url_placeholder_/page' } },
    },
  ],
};

let root: string;
let app: RunningServer;
let server: RunningServer;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'wix-modules-'));
  app = await listen((_, response) => response.end(JSON.stringify(manifest)), {
    port: 0,
    hostname: 'localhost',
  });
  const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
  emulator.attachApp({ url: app.url, root, methods: async () => [] });
  server = await startConsole({ emulator, port: 0 });
});

afterEach(async () => {
  await server.close();
  await app.close();
  await rm(root, { recursive: true, force: true });
});

const installed = ['node_modules', 'node_modules/@wix/astro/node_modules'];

test.each(installed)('the dashboard runs the copy of @wix/dashboard in %s', async (folder) => {
  const name = `${folder}/@wix/dashboard`;
  await write('node_modules/@wix/astro/package.json', '{}');
  await write(`${name}/package.json`, '{}');
  await write(`${name}/provider/package.json`, '{ "module": "../provider.js" }');
  await write(`${name}/provider.js`, "export const provideSDKApi = () => 'the copy of the app';");

  const page = await fetch(`${server.url}/hosts/dashboard`);
  expect(page.status).toBe(200);
  const [, module] = /"@wix\/dashboard\/provider":"(\/[^"]+)"/.exec(await page.text()) ?? [];
  const script = await fetch(`${server.url}${module}`);
  expect(script.headers.get('content-type')).toBe('text/javascript');
  expect(await script.text()).toMatch(/the copy of the app.*export\{\w+ as provideSDKApi\}/);
});

test('the dashboard names the package that the app lacks', async () => {
  const page = await fetch(`${server.url}/hosts/dashboard`);
  expect(page.status).toBe(503);
  expect(await page.text()).toMatch(
    /^The dashboard needs the package @wix\/dashboard, which is not installed in .*"npm install --save-dev @wix\/dashboard"/,
  );
});

test('the console serves no other packages than those of its pages', async () => {
  await write('node_modules/secret/package.json', '{ "main": "index.js" }');
  await write('node_modules/secret/index.js', "export default 'secret';");
  const answer = await fetch(`${server.url}/_wix_emulator/wix-modules/secret.js`);
  expect(answer.status).toBe(404);
});

async function write(name: string, content: string): Promise<void> {
  const file = join(root, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

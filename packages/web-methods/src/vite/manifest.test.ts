import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EndpointRoute } from './endpoint-route.js';
import { forgetManifest, generateManifest } from './manifest.js';
import { webMethodsPlugin } from './plugin.js';

let srcDir: string;
let server: ViteDevServer | undefined;

beforeEach(async () => {
  srcDir = path.join(await mkdtemp(path.join(tmpdir(), 'manifest-')), 'src');
  await mkdir(srcDir);
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(path.dirname(srcDir), { recursive: true, force: true });
});

function route(name: string): EndpointRoute {
  return { pattern: `/api/${name}`, paths: /^$/, file: path.join(srcDir, `pages/api/${name}.ts`) };
}

test('generateManifest() lists endpoints in an object without a prototype and loads each on demand', () => {
  const endpoints = [route('plan'), route('[id]')];
  const manifest = generateManifest(srcDir, {
    dev: false,
    maxBodyBytes: undefined,
    monitoring: true,
    trailingSlash: false,
    endpoints,
  });
  expect(manifest).toContain(`export const endpoints = Object.freeze({
  __proto__: null,
  "/api/plan": () => import("${srcDir}/pages/api/plan.ts"),
  "/api/[id]": () => import("${srcDir}/pages/api/[id].ts"),
});`);
});

test('forgetManifest() updates the endpoints for modules that import the manifest', async () => {
  await writeFile(
    path.join(srcDir, 'main.ts'),
    "import { endpoints } from 'virtual:wix-web-methods/manifest';\nexport const keys = Object.keys(endpoints);",
  );
  const endpoints: EndpointRoute[] = [route('plan')];
  await mkdir(path.join(srcDir, 'pages/api'), { recursive: true });
  for (const name of ['plan', 'seats']) await writeFile(route(name).file, 'export {};');
  const running = await createServer({
    root: path.dirname(srcDir),
    configFile: false,
    logLevel: 'silent',
    plugins: [webMethodsPlugin({ srcDir, side: 'both', endpoints })],
    server: { middlewareMode: true, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  server = running;
  const keys = async () => (await running.ssrLoadModule('/src/main.ts')).keys;
  expect(await keys()).toEqual(['/api/plan']);
  endpoints.push(route('seats'));
  forgetManifest(running);
  expect(await keys()).toEqual(['/api/plan', '/api/seats']);
  endpoints.shift();
  forgetManifest(running);
  expect(await keys()).toEqual(['/api/seats']);
});

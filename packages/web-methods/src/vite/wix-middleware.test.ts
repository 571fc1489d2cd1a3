import { build } from 'vite';
import { expect, test } from 'vitest';
import { wixMiddlewarePlugin } from './wix-middleware.js';

/** Builds a server of these files, those of `@wix/astro` with nothing in them but an import. */
async function buildWith(files: Readonly<Record<string, string>>, ssr = true): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      wixMiddlewarePlugin(),
      {
        name: 'files',
        enforce: 'pre',
        resolveId(id) {
          if (id === 'entry' || id in files) return id;
          return id.startsWith('@wix/') || id.startsWith('wix-') ? { id, external: true } : null;
        },
        load(id) {
          if (id !== 'entry') return files[id];
          const exported = Object.keys(files).map((file, i) => `export * as m${i} from '${file}';`);
          return exported.join('\n');
        },
      },
    ],
    build: { write: false, ssr, rollupOptions: { input: 'entry' } },
  });
  const [built] = [result].flat();
  return built && 'output' in built ? built.output[0].code : '';
}

const dependencies = '/node_modules/@wix/astro/build/dependencies';
const auth = `${dependencies}/astro-auth/backend-runtime/middleware/auth.mjs`;
const monitor = `${dependencies}/astro-monitor/backend-runtime/monitor.mjs`;
const files = {
  [auth]: "import { AppStrategy } from '@wix/sdk'; export const onRequest = AppStrategy;",
  [monitor]: 'export const onRequest = () => {};',
  '/src/app.js': "export { AppStrategy } from '@wix/sdk';",
};

test('wixMiddlewarePlugin() replaces the SDK and the monitoring in Wix’s middleware, but not in the app', async () => {
  const code = await buildWith(files);
  expect(code).toContain('wix-astro-web-methods/astro/wix-sdk');
  expect(code).toContain('monitorAfterAnswer(');
  expect(code).toMatch(/from "@wix\/sdk"/);
});

test.each([
  ['authentication', { [monitor]: files[monitor] ?? '' }],
  ['monitoring', { [auth]: files[auth] ?? '' }],
])(
  'a server build without Wix’s %s middleware fails and suggests another version of @wix/astro',
  async (what, others) => {
    await expect(buildWith(others)).rejects.toThrow(
      new RegExp(`no ${what} middleware of @wix/astro where .* Use a version of @wix/astro`),
    );
  },
);

test('a browser build succeeds without Wix’s middleware', async () => {
  await expect(buildWith({ '/src/app.js': '' }, false)).resolves.toBeDefined();
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type InlineConfig, mergeConfig, type Rollup } from 'vite';
import { describe, expect, test } from 'vitest';
import { CANARY, type Way, withProject } from './guard.harness.js';
import { webMethodsPlugin } from './plugin.js';

/** Builds Astro's server bundle, whose style sheets and assets Astro publishes. */
async function buildServer(way: Way): Promise<string> {
  return await withProject(way, async (root) => {
    const base: InlineConfig = {
      root,
      configFile: false,
      logLevel: 'silent',
      publicDir: false,
      plugins: [webMethodsPlugin({ srcDir: path.join(root, 'src'), side: 'both' })],
      ssr: { noExternal: true },
      build: {
        write: false,
        minify: false,
        sourcemap: true,
        ssr: true,
        ssrEmitAssets: true,
        assetsInlineLimit: 0,
        rollupOptions: { input: path.join(root, 'src/main.ts'), external: [/^@wix/] },
      },
    };
    const result = await build(mergeConfig(base, way.config?.(root) ?? {}));
    const { output } = result as Rollup.RollupOutput;
    return output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n');
  });
}

/** A PostCSS plugin that puts a file into every style sheet. */
const including = (file: string): InlineConfig => ({
  css: {
    postcss: {
      plugins: [
        {
          postcssPlugin: 'includes',
          Once(css, { parse, result }) {
            // Not the whole file, like a preprocessor that only takes a part of it.
            css.append(parse(`b${readFileSync(file, 'utf8')}`));
            result.messages.push({ plugin: 'includes', type: 'dependency', file });
          },
        },
      ],
    },
  },
});

/** Decodes the data URIs in a text. */
const decoded = (text: string) =>
  text.replace(/data:[^,]*;base64,([\w+/=]+)/g, (_, data) =>
    Buffer.from(data, 'base64').toString(),
  );

describe('Astro’s server build', () => {
  test.each<[string, Way]>([
    ['modules', { main: "export { secret } from './backend/secret';" }],
    ['web modules', { main: "export { reveal } from './backend/demo.web';" }],
    ['JSON', { main: "export { default } from './backend/keys.json';" }],
    ['text files with ?raw', { main: "export { default } from './backend/notes.txt?raw';" }],
    [
      'style sheets with ?inline',
      { main: "export { default } from './backend/private.css?inline';" },
    ],
    [
      'style sheets with ?inline that import others',
      {
        main: "export { default } from './backend/all.css?inline';",
        files: { 'src/backend/all.css': "@import './private.css';" },
      },
    ],
    ['text files with ?inline', { main: "export { default } from './backend/notes.txt?inline';" }],
    [
      'modules next to new URL()',
      {
        main: `import { secret } from './backend/secret'; export const u = [secret, new URL('./backend/notes.txt', import.meta.url)];`,
      },
    ],
  ])('Astro’s server build contains backend %s', async (_, way) => {
    expect(decoded(await buildServer(way))).toContain(CANARY);
  });

  test.each<[string, Way, string]>([
    [
      'an asset import',
      { main: "export { default } from './backend/notes.txt?url';" },
      'src/backend/notes.txt',
    ],
    [
      'an asset import whose URL contains the file',
      {
        main: "export { default } from './backend/notes.txt?url';",
        config: () => ({ build: { assetsInlineLimit: 4096 } }),
      },
      'src/backend/notes.txt',
    ],
    [
      'an image import whose URL contains the file',
      {
        main: "export { default } from './backend/logo.svg';",
        config: () => ({ build: { assetsInlineLimit: 4096 } }),
      },
      'src/backend/logo.svg',
    ],
    [
      'an image import',
      { main: "export { default } from './backend/logo.svg';" },
      'src/backend/logo.svg',
    ],
    [
      'a style sheet import',
      { main: "import './backend/private.css';" },
      'src/backend/private.css',
    ],
    [
      '@import',
      {
        main: "import './main.css';",
        files: { 'src/main.css': "@import './backend/private.css';" },
      },
      'src/backend/private.css',
    ],
    [
      'url()',
      {
        main: "import './main.css';",
        files: { 'src/main.css': 'a { background: url(./backend/notes.txt) }' },
      },
      'src/backend/notes.txt',
    ],
    [
      'a preprocessor',
      {
        main: "import './main.css';",
        files: { 'src/main.css': 'a { color: red }' },
        config: (root) => including(path.join(root, 'src/backend/private.css')),
      },
      'src/backend/private.css',
    ],
    [
      'a preprocessor, next to style sheets with ?inline',
      {
        main: "import './main.css'; export { default } from './backend/private.module.css?inline';",
        files: { 'src/main.css': '/* with private */ a { color: red }' },
        config: (root) => including(path.join(root, 'src/backend/private.css')),
      },
      'src/backend/private.css',
    ],
  ])(
    'Astro’s server build rejects a backend file that Astro would publish because of %s',
    async (_, way, file) => {
      await expect(buildServer(way)).rejects.toThrow(
        `${file} is server-only, and a frontend reaches it:`,
      );
    },
  );

  test('Astro’s server build shows the import chain to an asset of a glob', async () => {
    const main = "export const all = import.meta.glob('./backend/*.svg', { query: '?url' });";
    await expect(buildServer({ main })).rejects.toThrow(
      'src/backend/logo.svg is server-only, and a frontend reaches it:\n  src/main.ts\n  → src/backend/logo.svg\n',
    );
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { InlineConfig, Rollup } from 'vite';
import { expect, test } from 'vitest';
import type { Way } from './guard.harness.js';
import { withServer } from './guard-dev.harness.js';

/** A plugin that loads `src/main.ts` with a source map. */
const withMap = (map: (root: string) => Partial<Rollup.ExistingRawSourceMap>): Way => ({
  plugins: (root) => [
    {
      name: 'maps',
      load: (id) =>
        id.endsWith('src/main.ts')
          ? {
              code: 'export {};',
              map: { version: 3, sources: [], names: [], mappings: 'AAAA', ...map(root) },
            }
          : undefined,
    },
  ],
});
/** A PostCSS plugin that puts a backend style sheet into every other one. */
const including = (root: string, messages: { type: string; file: string }[]): InlineConfig => ({
  css: {
    postcss: {
      plugins: [
        {
          postcssPlugin: 'includes',
          Once(css, { parse, result }) {
            css.append(parse(readFileSync(path.join(root, 'src/backend/private.css'), 'utf8')));
            for (const message of messages)
              result.messages.push({ plugin: 'includes', ...message });
          },
        },
      ],
    },
  },
});
const inlineMap = Buffer.from(
  JSON.stringify({ version: 3, sources: ['backend/secret.ts'], names: [], mappings: 'AAAA' }),
).toString('base64');

test.each<[string, Way, string, string]>([
  [
    'a source map in the module’s file refers to it',
    {
      files: {
        'src/a.js': `export {};\n//# ${'sourceMapping'}URL=data:application/json;base64,${inlineMap}`,
      },
    },
    '/src/a.js',
    'src/backend/secret.ts',
  ],
  [
    'a source map of a plugin refers to it',
    withMap((root) => ({ sourceRoot: path.join(root, 'src/backend'), sources: ['secret.ts'] })),
    '/src/main.ts',
    'src/backend/secret.ts',
  ],
  [
    'a source map of a plugin contains it',
    withMap((root) => ({
      sources: ['other.ts'],
      sourcesContent: [readFileSync(path.join(root, 'src/backend/demo.web.ts'), 'utf8')],
    })),
    '/src/main.ts',
    'src/backend/demo.web.ts',
  ],
  [
    'a plugin loads the module from it',
    {
      plugins: (root) => [
        {
          name: 'loads',
          load: (id) =>
            id.endsWith('src/main.ts')
              ? readFileSync(path.join(root, 'src/backend/secret.ts'), 'utf8')
              : undefined,
        },
      ],
    },
    '/src/main.ts',
    'src/backend/secret.ts',
  ],
  [
    'a preprocessor puts it into a style sheet',
    {
      files: { 'src/main.css': 'a { color: red }' },
      config: (root) =>
        including(root, [{ type: 'dependency', file: path.join(root, 'src/backend/private.css') }]),
    },
    '/src/main.css',
    'src/backend/private.css',
  ],
  [
    'a preprocessor puts it into a style sheet without saying so',
    {
      files: { 'src/main.css': 'a { color: red }' },
      config: (root) => including(root, []),
    },
    '/src/main.css',
    'src/backend/private.css',
  ],
  [
    'Less inlines it by data-uri()',
    { files: { 'src/main.less': "a { background: data-uri('./backend/notes.txt') }" } },
    '/src/main.less',
    'src/backend/notes.txt',
  ],
])('a dev server does not serve a backend file because %s', async (_, way, url, file) => {
  await withServer(way, async (__, ___, { environments }) => {
    await expect(environments.client.transformRequest(url)).rejects.toThrow(
      `${file} is server-only, and a frontend reaches it:\n  ${url.slice(1)}\n`,
    );
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { describe, expect, test } from 'vitest';
import { buildFrontend, CANARY, type Way, withProject } from './guard.harness.js';

const NOTES = 'src/backend/notes.txt';

describe('backend content that a frontend build rejects', () => {
  /** A plugin that reads a file itself and makes a module of it. */
  const virtual = (make: (source: string) => string, file = NOTES): Way => ({
    main: "import v from 'virtual:notes'; export { v };",
    plugins: (root) => [
      {
        name: 'virtual',
        resolveId: (source) => (source === 'virtual:notes' ? '\0virtual:notes' : undefined),
        load: (id) =>
          id === '\0virtual:notes' ? make(readFileSync(path.join(root, file), 'utf8')) : undefined,
      },
    ],
  });

  const TYPED = 'src/backend/typed.ts';
  const typed = {
    [TYPED]: `export interface Key { value: string }\nexport const secret: string = '${CANARY}';\n`,
  };
  /** A plugin of the app that comes after all others. */
  const late = (generateBundle: Plugin['generateBundle']) => ({
    plugins: [{ name: 'late', enforce: 'post' as const, generateBundle }],
  });

  test.each<[string, Way, string]>([
    [
      'the TypeScript of a virtual module',
      {
        main: "export { secret } from 'virtual:typed.ts';",
        files: typed,
        plugins: (root) => [
          {
            name: 'virtual',
            resolveId: (source) => (source === 'virtual:typed.ts' ? source : undefined),
            load: (id) =>
              id === 'virtual:typed.ts' ? readFileSync(path.join(root, TYPED), 'utf8') : undefined,
          },
        ],
      },
      TYPED,
    ],
    [
      'a module that a plugin loads from another file',
      {
        files: typed,
        plugins: (root) => [
          {
            name: 'loads',
            load: (id) =>
              id.endsWith('src/main.ts') ? readFileSync(path.join(root, TYPED), 'utf8') : undefined,
          },
        ],
      },
      TYPED,
    ],
    [
      'a module that a plugin transforms into another file',
      {
        files: typed,
        plugins: (root) => [
          {
            name: 'transforms',
            enforce: 'pre',
            transform: (_, id) =>
              id.endsWith('src/main.ts') ? readFileSync(path.join(root, TYPED), 'utf8') : undefined,
          },
        ],
      },
      TYPED,
    ],
    [
      'a module that a plugin changes after all others',
      {
        files: { 'src/backend/plain.js': `export const a = 1;\nexport const b = '${CANARY}';\n` },
        plugins: (root) => [
          {
            name: 'transforms',
            enforce: 'post',
            transform: (_, id) =>
              id.endsWith('src/main.ts')
                ? readFileSync(path.join(root, 'src/backend/plain.js'), 'utf8')
                : undefined,
          },
        ],
      },
      'src/backend/plain.js',
    ],
    [
      'an asset that a plugin emits after all others',
      {
        config: (root) =>
          late({
            order: 'post',
            handler() {
              const source = readFileSync(path.join(root, NOTES));
              this.emitFile({ type: 'asset', name: 'n.txt', source });
            },
          }),
      },
      NOTES,
    ],
    [
      'a chunk that a plugin changes after all others',
      {
        config: (root) =>
          late({
            order: 'post',
            handler(_, bundle) {
              for (const chunk of Object.values(bundle))
                if (chunk.type === 'chunk')
                  chunk.code += `/* ${readFileSync(path.join(root, NOTES), 'utf8')} */`;
            },
          }),
      },
      NOTES,
    ],
    [
      'an emitted page that contains more',
      {
        plugins: (root) => [
          {
            name: 'emits',
            buildStart() {
              const source = Buffer.from(`<p>${readFileSync(path.join(root, NOTES), 'utf8')}</p>`);
              this.emitFile({ type: 'asset', name: 'n.html', source });
            },
          },
        ],
      },
      NOTES,
    ],
    [
      'the text of a virtual module',
      virtual((text) => `export default ${JSON.stringify(text)};`),
      NOTES,
    ],
    [
      'the base64 text of a virtual module',
      virtual((text) => `export default '${Buffer.from(text).toString('base64')}';`),
      NOTES,
    ],
    [
      'the URL-encoded text of a virtual module',
      virtual((text) => `export default '${encodeURIComponent(text)}';`),
      NOTES,
    ],
    [
      'the code of a virtual module',
      virtual((text) => text, 'src/backend/secret.ts'),
      'src/backend/secret.ts',
    ],
    [
      'an emitted asset',
      {
        plugins: (root) => [
          {
            name: 'emits',
            buildStart() {
              this.emitFile({
                type: 'asset',
                name: 'n.txt',
                source: readFileSync(path.join(root, NOTES)),
              });
            },
          },
        ],
      },
      NOTES,
    ],
    [
      'an emitted chunk',
      {
        plugins: (root) => [
          {
            name: 'emits',
            buildStart() {
              this.emitFile({ type: 'chunk', id: path.join(root, 'src/backend/secret.ts') });
            },
          },
        ],
      },
      'src/backend/secret.ts',
    ],
    [
      'the transformed stubs of a web module',
      {
        main: "export { reveal } from './backend/demo.web';",
        plugins: (root) => [
          {
            name: 'transforms',
            transform: (_, id) =>
              id.endsWith('demo.web.ts')
                ? readFileSync(path.join(root, 'src/backend/demo.web.ts'), 'utf8').replace(
                    /^import .*\nimport .*/,
                    'const secret = 1, webMethod = (p, f) => f;',
                  )
                : undefined,
          },
        ],
      },
      'src/backend/demo.web.ts',
    ],
    [
      'a source map',
      {
        config: () => ({ build: { sourcemap: true } }),
        plugins: (root) => [
          {
            name: 'maps',
            generateBundle(_, bundle) {
              for (const chunk of Object.values(bundle))
                if (chunk.type === 'chunk' && chunk.map)
                  chunk.map.sourcesContent = [readFileSync(path.join(root, NOTES), 'utf8')];
            },
          },
        ],
      },
      NOTES,
    ],
    [
      'a public folder that is a symbolic link',
      { links: { 'public/data': 'src/backend' }, config: () => ({ publicDir: 'public' }) },
      'src/backend/',
    ],
    [
      'a package in the public folder that is a symbolic link',
      {
        links: { 'public/node_modules/data': 'src/backend' },
        config: () => ({ publicDir: 'public' }),
      },
      'src/backend/',
    ],
  ])('a frontend build rejects backend content in %s', async (_, way, file) => {
    const message = withProject(way, (root) => buildFrontend(way, root, false)).catch(String);
    expect(await message).toContain(`${file}`);
    expect(await message).toContain('is server-only, and a frontend reaches it:');
  });
});

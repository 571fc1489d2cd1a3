import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  buildFrontend,
  expectNoCanary,
  page,
  style,
  type Way,
  withProject,
} from './guard.harness.js';

const NOTES = 'src/backend/notes.txt';

describe('a frontend’s build refuses, of plugins,', () => {
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

  test.each<[string, Way, string]>([
    [
      'a text in a virtual module',
      virtual((text) => `export default ${JSON.stringify(text)};`),
      NOTES,
    ],
    [
      'base64 in a virtual module',
      virtual((text) => `export default '${Buffer.from(text).toString('base64')}';`),
      NOTES,
    ],
    [
      'an encoded text in a virtual module',
      virtual((text) => `export default '${encodeURIComponent(text)}';`),
      NOTES,
    ],
    [
      'the source as the code of a virtual module',
      virtual((text) => text, 'src/backend/secret.ts'),
      'src/backend/secret.ts',
    ],
    [
      'an emitted file',
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
      'the source of a web module in its stubs',
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
      'a folder of public files that is a link',
      { links: { 'public/data': 'src/backend' }, config: () => ({ publicDir: 'public' }) },
      'src/backend/',
    ],
  ])('%s', async (_, way, file) => {
    const message = withProject(way, (root) => buildFrontend(way, root)).catch(String);
    expect(await message).toContain(`${file}`);
    expect(await message).toContain('is server-only, and a frontend reaches it:');
  });
});

describe('a frontend’s build has nothing of the backend in', () => {
  test.each<[string, Way]>([
    [
      'an address that is known at run time',
      {
        main: "const name = location.hash; export const u = new URL('./backend/' + name, import.meta.url);",
      },
    ],
    [
      'an import that is known at run time',
      { main: "export const i = (n: string) => import('./backend/' + n + '.ts');" },
    ],
    [
      'an address of another site',
      { main: "export const u = new URL('./backend/secret.ts', 'https://example.com');" },
    ],
    ['a classic script of a page', page('<script src="./backend/legacy.cjs"></script>')],
    [
      'its own pictures',
      {
        main: "export const u = new URL('./logo.svg', import.meta.url).href;",
        files: {
          'src/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"><title>Logo</title></svg>',
        },
      },
    ],
    [
      'a copy of a file of the backend',
      {
        main: "import t from './copy.txt?raw'; export { t };",
        files: {
          'src/copy.txt': 'The same on both sides.\n',
          'src/backend/copy.txt': 'The same on both sides.\n',
        },
      },
    ],
    [
      'a style sheet whose classes a tool looks for in all files',
      {
        ...style('a { color: red }'),
        plugins: (root) => [
          {
            name: 'tailwind',
            transform(_, id) {
              if (id.endsWith('.css')) this.addWatchFile(path.join(root, 'src/backend/secret.ts'));
              return undefined;
            },
          },
        ],
      },
    ],
    [
      'types',
      {
        main: "import type { Secret } from './backend/types'; export const s: Secret = 'a';",
        files: { 'src/backend/types.ts': 'export type Secret = string;' },
      },
    ],
  ])('%s', async (_, way) => {
    expectNoCanary(await withProject(way, (root) => buildFrontend(way, root)));
  });
});

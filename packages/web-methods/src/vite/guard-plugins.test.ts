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

  test.each<[string, Way, string]>([
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
  ])('a frontend build rejects backend content in %s', async (_, way, file) => {
    const message = withProject(way, (root) => buildFrontend(way, root)).catch(String);
    expect(await message).toContain(`${file}`);
    expect(await message).toContain('is server-only, and a frontend reaches it:');
  });
});

describe('frontend builds without backend content', () => {
  test.each<[string, Way]>([
    [
      'a URL that is only known at run time',
      {
        main: "const name = location.hash; export const u = new URL('./backend/' + name, import.meta.url);",
      },
    ],
    [
      'an import that is only known at run time',
      { main: "export const i = (n: string) => import('./backend/' + n + '.ts');" },
    ],
    [
      'a URL of another site',
      { main: "export const u = new URL('./backend/secret.ts', 'https://example.com');" },
    ],
    ['a classic script in an HTML page', page('<script src="./backend/legacy.cjs"></script>')],
    [
      'its own image',
      {
        main: "export const u = new URL('./logo.svg', import.meta.url).href;",
        files: {
          'src/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"><title>Logo</title></svg>',
        },
      },
    ],
    [
      'a file that equals a backend file',
      {
        main: "import t from './copy.txt?raw'; export { t };",
        files: {
          'src/copy.txt': 'The same on both sides.\n',
          'src/backend/copy.txt': 'The same on both sides.\n',
        },
      },
    ],
    [
      'a style sheet for which a plugin watches backend files',
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
      'an import of types',
      {
        main: "import type { Secret } from './backend/types'; export const s: Secret = 'a';",
        files: { 'src/backend/types.ts': 'export type Secret = string;' },
      },
    ],
  ])('a frontend build with %s succeeds without backend content', async (_, way) => {
    expectNoCanary(await withProject(way, (root) => buildFrontend(way, root)));
  });
});

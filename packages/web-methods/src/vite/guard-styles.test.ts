import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  asLibrary,
  buildFrontend,
  CANARY,
  expectRefused,
  style,
  type Way,
  withAlias,
  withProject,
} from './guard.harness.js';

const NOTES = 'src/backend/notes.txt';
const byStyle = (file: string) => `src/main.ts\n  → src/main.css\n  → ${file}`;

describe('style sheets that a frontend build rejects', () => {
  test.each<[string, Way, string, string?]>([
    ['url()', style("a { background: url('./backend/secret.ts'); }"), 'src/backend/secret.ts'],
    ['url() without quotes', style('a { background: url(./backend/notes.txt); }'), NOTES],
    [
      'url() after a comment',
      style('/* it */ a { background: /* x */ url( "./backend/logo.svg" ); }'),
      'src/backend/logo.svg',
    ],
    [
      'url() with the path of a web module',
      style("a { background: url('./backend/demo.web.ts'); }"),
      'src/backend/demo.web.ts',
    ],
    ['url() with an encoded path', style("a { background: url('./%62ackend/notes.txt'); }"), NOTES],
    [
      'url() with an alias',
      style("a { background: url('@/backend/notes.txt'); }", { config: withAlias }),
      NOTES,
    ],
    [
      'url() with a symbolic link in the backend',
      style("a { background: url('./backend/l.txt'); }", {
        files: { 'lib/o.txt': CANARY },
        links: { 'src/backend/l.txt': 'lib/o.txt' },
      }),
      'src/backend/l.txt',
    ],
    [
      'image-set()',
      style("a { background: image-set('./backend/logo.svg' 1x); }"),
      'src/backend/logo.svg',
    ],
    ['@import', style("@import './backend/private.css';"), 'src/backend/private.css'],
    [
      '@import url()',
      style('@import url(./backend/private.css) screen;'),
      'src/backend/private.css',
    ],
    [
      '@import with an alias',
      style("@import '@/backend/private.css';", { config: withAlias }),
      'src/backend/private.css',
    ],
    [
      '@import of a text file',
      style("@import './backend/style.txt';", {
        files: { 'src/backend/style.txt': `a::after { content: '${CANARY}'; }` },
      }),
      'src/backend/style.txt',
    ],
    [
      '@import in an imported style sheet',
      style("@import './other.css';", {
        files: { 'src/other.css': "@import './backend/private.css';" },
      }),
      'src/backend/private.css',
      'src/main.ts\n  → src/main.css\n  → src/other.css\n  → src/backend/private.css',
    ],
    [
      'url() in an imported style sheet',
      style("@import './other.css';", {
        files: { 'src/other.css': 'a { background: url(./backend/notes.txt) }' },
      }),
      NOTES,
      `src/main.ts\n  → src/main.css\n  → src/other.css\n  → ${NOTES}`,
    ],
    [
      'composes',
      {
        main: "import c from './main.module.css'; export { c };",
        files: {
          'src/main.module.css': ".a { composes: private from './backend/private.module.css'; }",
        },
      },
      'src/backend/private.module.css',
      'src/main.ts\n  → src/main.module.css\n  → src/backend/private.module.css',
    ],
    [
      'composes in an imported CSS module',
      {
        main: "import c from './main.module.css'; export { c };",
        files: {
          'src/main.module.css': ".a { composes: b from './b.module.css'; }",
          'src/b.module.css': ".b { composes: private from './backend/private.module.css'; }",
        },
      },
      'src/backend/private.module.css',
      'src/main.ts\n  → src/main.module.css\n  → src/b.module.css\n  → src/backend/private.module.css',
    ],
    [
      '@value',
      {
        main: "import c from './main.module.css'; export { c };",
        files: {
          'src/main.module.css': "@value s from './backend/private.module.css'; .a { color: s; }",
        },
      },
      'src/backend/private.module.css',
      'src/main.ts\n  → src/main.module.css\n  → src/backend/private.module.css',
    ],
    [
      ':import',
      {
        main: "import c from './main.module.css'; export { c };",
        files: {
          'src/main.module.css':
            ":import('./backend/private.module.css') { p: private; } .a { color: p; }",
        },
      },
      'src/backend/private.module.css',
      'src/main.ts\n  → src/main.module.css\n  → src/backend/private.module.css',
    ],
    [
      '@import with a layer',
      style('@import "./backend/private.css" layer(a) supports(display: grid);'),
      'src/backend/private.css',
    ],
    [
      '@import with a symbolic link',
      style("@import './linked/private.css';", { links: { 'src/linked': 'src/backend' } }),
      'src/linked/private.css',
    ],
    [
      'url() with an escaped path',
      style('a { background: url("./\\62 ackend/notes.txt"); }'),
      NOTES,
    ],
    [
      'composes with an alias',
      {
        main: "import c from './main.module.css'; export { c };",
        files: {
          'src/main.module.css': ".a { composes: private from '@/backend/private.module.css'; }",
        },
        config: withAlias,
      },
      'src/backend/private.module.css',
      'src/main.ts\n  → src/main.module.css\n  → src/backend/private.module.css',
    ],
    [
      'url() in a style sheet with ?inline',
      {
        main: "import c from './main.css?inline'; export { c };",
        files: { 'src/main.css': 'a { background: url(./backend/notes.txt) }' },
      },
      NOTES,
    ],
    [
      '@plugin of Less',
      {
        main: "import './main.less';",
        files: { 'src/main.less': "@plugin './backend/legacy.cjs';" },
      },
      'src/backend/legacy.cjs',
      'src/main.less\n  → src/backend/legacy.cjs',
    ],
    [
      'data-uri() of Less',
      {
        main: "import './main.less';",
        files: {
          'src/main.less': "a { background: data-uri('text/plain', './backend/notes.txt') }",
        },
      },
      NOTES,
      `src/main.less\n  → ${NOTES}`,
    ],
    [
      'json() of Stylus',
      {
        main: "import './main.styl';",
        files: { 'src/main.styl': "json('backend/keys.json')\na\n  content secret\n" },
      },
      'src/backend/keys.json',
      'src/main.styl\n  → src/backend/keys.json',
    ],
    [
      'a variable of Stylus',
      {
        main: "import './main.styl';",
        files: {
          'src/main.styl': "file = 'backend/keys.json'\njson(file)\na\n  content secret\n",
        },
      },
      'src/backend/keys.json',
      'src/main.styl\n  → src/backend/keys.json',
    ],
    [
      'use() of Stylus',
      {
        main: "import './main.styl';",
        files: { 'src/main.styl': "use('backend/legacy.cjs')\n" },
      },
      'src/backend/legacy.cjs',
      'src/main.styl\n  → src/backend/legacy.cjs',
    ],
    [
      'a preprocessor that includes another style sheet',
      style("/* @use 'other' */", {
        files: { 'src/other.css': "/* @use 'backend/private' */" },
        config: (root) => ({
          css: {
            postcss: {
              plugins: [
                {
                  postcssPlugin: 'includes',
                  Once(_, { result }) {
                    for (const name of ['other.css', 'backend/private.css']) {
                      const file = path.join(root, 'src', name);
                      result.messages.push({ plugin: 'includes', type: 'dependency', file });
                    }
                  },
                },
              ],
            },
          },
        }),
      }),
      'src/backend/private.css',
      'src/main.ts\n  → src/main.css\n  → src/other.css\n  → src/backend/private.css',
    ],
    [
      'url() in a library build',
      style('a { background: url(./backend/notes.txt); }', { config: asLibrary }),
      NOTES,
    ],
  ])(
    'a frontend build rejects a backend file that a style sheet reaches by %s',
    async (_, way, file, chain = byStyle(file)) => {
      await expectRefused(way, file, chain);
    },
  );
});

test('a frontend build names only the referenced file if another backend file has the same content', async () => {
  const way = style("a { background: url('./backend/notes.txt') }", {
    files: { 'src/backend/a.txt': `The secret is ${CANARY}\n` },
  });
  const message = await withProject(way, (root) => buildFrontend(way, root)).catch(String);
  expect(message).toContain(`${NOTES} is server-only`);
  expect(message).not.toContain('a.txt is server-only');
});

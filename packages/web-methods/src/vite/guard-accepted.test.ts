import { existsSync } from 'node:fs';
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
import { ask, withServer } from './guard-dev.harness.js';

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
      'a module that has the only line of a backend file',
      {
        main: "export { format } from './format';\nexport const b = 2;",
        files: {
          'src/format.ts': 'export const format = String;',
          'src/backend/index.ts': "export { format } from './format';\n",
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
      'a style sheet of a package named backend',
      style("@import 'backend/a.css';", {
        files: {
          'node_modules/backend/package.json': '{ "name": "backend" }',
          'node_modules/backend/a.css': 'a { color: red }',
        },
      }),
    ],
    [
      'a file named like the folder of the backend',
      {
        main: "export { a } from './backend';",
        files: { 'src/backend.ts': 'export const a = 1;' },
      },
    ],
    [
      'a folder named backend elsewhere',
      {
        main: "export { a } from './extensions/backend/a'; export { b } from './shared/backend';",
        files: {
          'src/extensions/backend/a.ts': 'export const a = 1;',
          'src/shared/backend.ts': 'export const b = 1;',
        },
      },
    ],
    [
      'strings of a style sheet that only look like paths of the backend',
      style("a[data-tab='backend'] { grid-area: 'backend'; content: '/' } b { content: './' }"),
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

test('a dev server serves stubs for a web module whose path also exists where it was started', async () => {
  const file = 'src/backend/instance.web.ts';
  expect(existsSync(file)).toBe(true);
  const code =
    "import { webMethod } from '@wix/web-methods'; export const m = webMethod('Anyone', () => 1);";
  await withServer({ files: { [file]: code } }, async (http) => {
    expect((await ask(http, { path: `/${file}` })).status).toBe(200);
  });
});

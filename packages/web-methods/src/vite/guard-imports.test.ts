import { describe, expect, test } from 'vitest';
import { buildFrontend, expectRefused, type Way, withProject } from './guard.harness.js';

describe('a frontend’s build refuses', () => {
  test.each<[string, Way, string?, string?]>([
    ['an import', { main: "export { secret } from './backend/secret';" }],
    [
      'an import with an ending',
      {
        main: "import s from './backend/secret.js?x'; export { s };",
        files: { 'src/backend/secret.js': 'export default 1' },
      },
      'src/backend/secret.js',
    ],
    ['a side-effect import', { main: "import './backend/secret';" }],
    ['a dynamic import', { main: "export const s = () => import('./backend/secret');" }],
    [
      'a dynamic import by a template',
      { main: `export const s = (n: string) => import(\`./backend/\${n}.ts\`);` },
    ],
    [
      'a path of the file system',
      {
        main: 'export {};',
        config: (root) => ({
          define: {},
          build: { rollupOptions: { input: `${root}/src/backend/secret.ts?x` } },
        }),
      },
      'src/backend/secret.ts',
      'src/backend/secret.ts',
    ],
    ['a re-export of everything', { main: "export * from './backend/secret';" }],
    ['a re-export as a namespace', { main: "export * as s from './backend/secret';" }],
    [
      'an import over a helper',
      {
        main: "export { h } from './helper';",
        files: {
          'src/helper.ts': "import { secret } from './backend/secret'; export const h = secret;",
        },
      },
      'src/backend/secret.ts',
      'src/main.ts\n  → src/helper.ts\n  → src/backend/secret.ts',
    ],
    [
      'an import through a folder and back',
      { main: "export { secret } from './features/../backend/secret';" },
    ],
    [
      'CommonJS',
      { main: "import l from './backend/legacy.cjs'; export { l };" },
      'src/backend/legacy.cjs',
    ],
    [
      'JSON',
      { main: "import k from './backend/keys.json'; export { k };" },
      'src/backend/keys.json',
    ],
    [
      'a property of JSON',
      { main: "export { secret } from './backend/keys.json';" },
      'src/backend/keys.json',
    ],
    [
      'a picture',
      { main: "import l from './backend/logo.svg'; export { l };" },
      'src/backend/logo.svg',
    ],
    [
      'a text as ?raw',
      { main: "import t from './backend/notes.txt?raw'; export { t };" },
      'src/backend/notes.txt',
    ],
    ['a module as ?raw', { main: "import t from './backend/secret.ts?raw'; export { t };" }],
    ['a module as ?url', { main: "import t from './backend/secret.ts?url'; export { t };" }],
    [
      'a module as ?url&no-inline',
      { main: "import t from './backend/secret.ts?url&no-inline'; export { t };" },
    ],
    [
      'a text as ?inline',
      { main: "import t from './backend/notes.txt?inline'; export { t };" },
      'src/backend/notes.txt',
    ],
    [
      'a text as ?url&inline',
      { main: "import t from './backend/notes.txt?url&inline'; export { t };" },
      'src/backend/notes.txt',
    ],
    [
      'a module as ?worker',
      { main: "import W from './backend/worker?worker'; export { W };" },
      'src/backend/worker.ts',
    ],
    [
      'a module as ?worker&inline',
      { main: "import W from './backend/worker?worker&inline'; export { W };" },
      'src/backend/worker.ts',
    ],
    [
      'a module as ?sharedworker',
      { main: "import W from './backend/worker?sharedworker'; export { W };" },
      'src/backend/worker.ts',
    ],
    [
      'a module as ?worker&url',
      { main: "import W from './backend/worker?worker&url'; export { W };" },
      'src/backend/worker.ts',
    ],
    [
      'an import in a worker',
      {
        main: "import W from './w?worker&inline'; export { W };",
        files: {
          'src/w.ts': "import { secret } from './backend/secret'; self.postMessage(secret);",
        },
      },
      'src/backend/secret.ts',
      'src/w.ts\n  → src/backend/secret.ts',
    ],
    [
      'a lazy glob',
      { main: "export const all = import.meta.glob('./backend/*.ts');" },
      'src/backend/secret.ts',
    ],
    [
      'an eager glob',
      { main: "export const all = import.meta.glob('./backend/s*.ts', { eager: true });" },
    ],
    [
      'a glob as ?raw',
      {
        main: "export const all = import.meta.glob('./**/*.txt', { query: '?raw', import: 'default', eager: true });",
      },
      'src/backend/notes.txt',
    ],
    [
      'a glob as ?url',
      {
        main: "export const all = import.meta.glob('/src/backend/*.txt', { query: '?url', import: 'default', eager: true });",
      },
      'src/backend/notes.txt',
    ],
    ['a style sheet', { main: "import './backend/private.css';" }, 'src/backend/private.css'],
    [
      'a style sheet as ?inline',
      { main: "import c from './backend/private.css?inline'; export { c };" },
      'src/backend/private.css',
    ],
    [
      'a CSS module',
      { main: "import c from './backend/private.module.css'; export { c };" },
      'src/backend/private.module.css',
    ],
    ['a path from the root', { main: "export { secret } from '/src/backend/secret';" }],
    [
      'an entry in the backend',
      { entry: 'src/backend/secret.ts' },
      'src/backend/secret.ts',
      'src/backend/secret.ts',
    ],
  ])('%s', async (_, way, file, chain) => {
    await expectRefused(way, file, chain);
  });

  test.each(['tsx', 'jsx', 'cts', 'cjs', 'mtsx', 'mjsx'])(
    'a .web.%s file, and says how to name it',
    async (ending) => {
      const way = {
        main: `export const reveal = () => import('./features/demo.web.${ending}');`,
        files: {
          [`src/features/demo.web.${ending}`]:
            "export const reveal = () => 'sk_live_canary_of_the_backend';",
        },
      };
      await expect(withProject(way, (root) => buildFrontend(way, root))).rejects.toThrow(
        `src/features/demo.web.${ending} is no web module, as web modules end in .web.ts, .web.js, .web.mts or .web.mjs. Rename it to demo.web.`,
      );
    },
  );

  test('a .WEB.ts file that nobody imports', async () => {
    const way = { files: { 'src/features/demo.WEB.ts': 'export {};' } };
    await expect(withProject(way, (root) => buildFrontend(way, root))).rejects.toThrow(
      'src/features/demo.WEB.ts is no web module',
    );
  });
});

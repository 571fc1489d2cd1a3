import { describe, expect, test } from 'vitest';
import { buildFrontend, expectRefused, type Way, withProject } from './guard.harness.js';

describe('imports that a frontend build rejects', () => {
  test.each<[string, Way, string?, string?]>([
    ['an import', { main: "export { secret } from './backend/secret';" }],
    [
      'an import with an extension and a query',
      {
        main: "import s from './backend/secret.js?x'; export { s };",
        files: { 'src/backend/secret.js': 'export default 1' },
      },
      'src/backend/secret.js',
    ],
    ['a side-effect import', { main: "import './backend/secret';" }],
    ['a dynamic import', { main: "export const s = () => import('./backend/secret');" }],
    [
      'a dynamic import of a template literal',
      { main: `export const s = (n: string) => import(\`./backend/\${n}.ts\`);` },
    ],
    [
      'an absolute path as the input',
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
    ['`export *`', { main: "export * from './backend/secret';" }],
    ['`export * as`', { main: "export * as s from './backend/secret';" }],
    [
      'an import through a helper',
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
      'an import with .. in its path',
      { main: "export { secret } from './features/../backend/secret';" },
    ],
    [
      'an import of CommonJS',
      { main: "import l from './backend/legacy.cjs'; export { l };" },
      'src/backend/legacy.cjs',
    ],
    [
      'an import of JSON',
      { main: "import k from './backend/keys.json'; export { k };" },
      'src/backend/keys.json',
    ],
    [
      'a named import of JSON',
      { main: "export { secret } from './backend/keys.json';" },
      'src/backend/keys.json',
    ],
    [
      'an import of an image',
      { main: "import l from './backend/logo.svg'; export { l };" },
      'src/backend/logo.svg',
    ],
    [
      'an import of a text file with ?raw',
      { main: "import t from './backend/notes.txt?raw'; export { t };" },
      'src/backend/notes.txt',
    ],
    ['an import with ?raw', { main: "import t from './backend/secret.ts?raw'; export { t };" }],
    ['an import with ?url', { main: "import t from './backend/secret.ts?url'; export { t };" }],
    [
      'an import with ?url&no-inline',
      { main: "import t from './backend/secret.ts?url&no-inline'; export { t };" },
    ],
    [
      'an import of a text file with ?inline',
      { main: "import t from './backend/notes.txt?inline'; export { t };" },
      'src/backend/notes.txt',
    ],
    [
      'an import of a text file with ?url&inline',
      { main: "import t from './backend/notes.txt?url&inline'; export { t };" },
      'src/backend/notes.txt',
    ],
    [
      'an import with ?worker',
      { main: "import W from './backend/worker?worker'; export { W };" },
      'src/backend/worker.ts',
    ],
    [
      'an import with ?worker&inline',
      { main: "import W from './backend/worker?worker&inline'; export { W };" },
      'src/backend/worker.ts',
    ],
    [
      'an import with ?sharedworker',
      { main: "import W from './backend/worker?sharedworker'; export { W };" },
      'src/backend/worker.ts',
    ],
    [
      'an import with ?worker&url',
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
      'a glob with ?raw',
      {
        main: "export const all = import.meta.glob('./**/*.txt', { query: '?raw', import: 'default', eager: true });",
      },
      'src/backend/notes.txt',
    ],
    [
      'a glob with ?url',
      {
        main: "export const all = import.meta.glob('/src/backend/*.txt', { query: '?url', import: 'default', eager: true });",
      },
      'src/backend/notes.txt',
    ],
    [
      'an import of a style sheet',
      { main: "import './backend/private.css';" },
      'src/backend/private.css',
    ],
    [
      'an import of a style sheet with ?inline',
      { main: "import c from './backend/private.css?inline'; export { c };" },
      'src/backend/private.css',
    ],
    [
      'an import of a CSS module',
      { main: "import c from './backend/private.module.css'; export { c };" },
      'src/backend/private.module.css',
    ],
    ['a path from the project’s root', { main: "export { secret } from '/src/backend/secret';" }],
    [
      'an entry in the backend',
      { entry: 'src/backend/secret.ts' },
      'src/backend/secret.ts',
      'src/backend/secret.ts',
    ],
  ])(
    'a frontend build rejects a backend file that is reached by %s',
    async (_, way, file, chain) => {
      await expectRefused(way, file, chain);
    },
  );

  test.each(['tsx', 'jsx', 'cts', 'cjs', 'mtsx', 'mjsx'])(
    'a frontend build rejects a .web.%s file and shows how to rename it',
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

  test('a frontend build rejects a .WEB.ts file that nothing imports', async () => {
    const way = { files: { 'src/features/demo.WEB.ts': 'export {};' } };
    await expect(withProject(way, (root) => buildFrontend(way, root))).rejects.toThrow(
      'src/features/demo.WEB.ts is no web module',
    );
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  buildFrontend,
  expectNoCanary,
  expectRefused,
  packageWith,
  type Way,
  withAlias,
  withProject,
} from './guard.harness.js';

/** Resolves one specifier, as a plugin of the app that stands before all others. */
const resolver = (specifier: string, file: string) => (root: string) => [
  {
    name: 'resolver',
    enforce: 'pre' as const,
    resolveId: (source: string) => (source === specifier ? path.join(root, file) : undefined),
  },
];

/** Writes `src/main.ts` with the project's folder in it. */
const writesMain = (write: (root: string) => string) => (root: string) => [
  {
    name: 'writes-main',
    enforce: 'pre' as const,
    load: (id: string) => (id.endsWith('src/main.ts') ? write(root) : undefined),
  },
];

/** Loads a file itself, before all others. */
const loader = (name: string, order?: 'pre') => () => [
  {
    name: 'loader',
    enforce: 'pre' as const,
    load: {
      order: order ?? null,
      handler: (id: string) => (id.endsWith(name) ? readFileSync(id, 'utf8') : undefined),
    },
  },
];

describe('paths to the backend that a frontend build rejects', () => {
  test.each<[string, Way, string?, string?]>([
    [
      'a path below /@fs/',
      {
        plugins: writesMain(
          (root) => `export { secret } from '/@fs${root}/src/backend/secret.ts';`,
        ),
      },
    ],
    [
      'an absolute path',
      { plugins: writesMain((root) => `export { secret } from '${root}/src/backend/secret.ts';`) },
    ],
    [
      'a re-export in a virtual module',
      {
        main: "export * from '#all';",
        plugins: (root) => [
          {
            name: 'virtual',
            resolveId: (s) => (s === '#all' ? '\0all' : undefined),
            load: (id) =>
              id === '\0all' ? `export * from '${root}/src/backend/secret.ts';` : undefined,
          },
        ],
      },
      'src/backend/secret.ts',
      'src/main.ts\n  → all\n  → src/backend/secret.ts',
    ],
    ['an alias', { main: "export { secret } from '@/backend/secret';", config: withAlias }],
    [
      'an alias of the file itself',
      {
        main: "export { secret } from 'secrets';",
        config: (root) => ({
          resolve: { alias: { secrets: path.join(root, 'src/backend/secret.ts') } },
        }),
      },
    ],
    [
      'an alias in a package',
      {
        main: "export { s } from 'a-package';",
        files: packageWith("import { secret } from '@/backend/secret'; export const s = secret;"),
        config: withAlias,
      },
      'src/backend/secret.ts',
      'src/main.ts\n  → node_modules/a-package/index.js\n  → src/backend/secret.ts',
    ],
    [
      'a relative path in a package',
      {
        main: "export { s } from 'a-package';",
        files: packageWith("export { secret as s } from '../../src/backend/secret';"),
      },
      'src/backend/secret.ts',
      'src/main.ts\n  → node_modules/a-package/index.js\n  → src/backend/secret.ts',
    ],
    [
      'require() in a package',
      {
        main: "import s from 'a-package'; export { s };",
        files: packageWith("module.exports = require('../../src/backend/legacy.cjs');"),
      },
      'src/backend/legacy.cjs',
      'src/main.ts\n  → node_modules/a-package/index.js\n  → src/backend/legacy.cjs',
    ],
    [
      'a package that links to the backend',
      {
        main: "export { secret } from 'the-backend/secret.ts';",
        files: { 'src/backend/package.json': '{ "name": "the-backend" }' },
        links: { 'node_modules/the-backend': 'src/backend' },
      },
    ],
    [
      'a plugin that resolves its path first',
      {
        main: "export { secret } from '#secret';",
        plugins: resolver('#secret', 'src/backend/secret.ts'),
      },
    ],
    [
      'a plugin that resolves its path relative to the current folder',
      {
        main: "export { secret } from '#secret';",
        plugins: (root) => [
          {
            name: 'resolver',
            resolveId: (source) =>
              source === '#secret'
                ? path.relative('', path.join(root, 'src/backend/secret.ts'))
                : undefined,
          },
        ],
      },
    ],
    [
      'a plugin that resolves its path with a query',
      {
        main: "export { secret } from '#secret';",
        plugins: resolver('#secret', 'src/backend/secret.ts?x'),
      },
    ],
    [
      'a plugin that resolves its path after a null byte',
      {
        main: "export { secret } from '#secret';",
        plugins: (root) => [
          {
            name: 'virtual',
            enforce: 'pre',
            resolveId: (s) => (s === '#secret' ? `\0${root}/src/backend/secret.ts` : undefined),
            load: (id) =>
              id.startsWith('\0') && id.endsWith('secret.ts')
                ? readFileSync(id.slice(1), 'utf8').replace('export default secret;', '')
                : undefined,
          },
        ],
      },
    ],
    [
      'a plugin that loads the file first',
      { main: "export { secret } from './backend/secret';", plugins: loader('secret.ts', 'pre') },
    ],
    [
      'a symbolic link to the file',
      {
        main: "export { secret } from './linked';",
        links: { 'src/linked.ts': 'src/backend/secret.ts' },
      },
    ],
    [
      'a symbolic link to its folder',
      { main: "export { secret } from './linked/secret';", links: { 'src/linked': 'src/backend' } },
    ],
    [
      'a symbolic link with `preserveSymlinks`',
      {
        main: "export { secret } from './linked/secret';",
        links: { 'src/linked': 'src/backend' },
        config: () => ({ resolve: { preserveSymlinks: true } }),
      },
      'src/linked/secret.ts',
      'src/main.ts\n  → src/linked/secret.ts',
    ],
    [
      'a symbolic link inside the backend',
      {
        main: "export { secret } from './backend/linked';",
        files: { 'lib/outside.ts': "export const secret = 'sk_live_canary_of_the_backend';" },
        links: { 'src/backend/linked.ts': 'lib/outside.ts' },
      },
      'src/backend/linked',
    ],
    [
      'a linked folder inside the backend',
      {
        main: "export { secret } from './backend/linked/outside';",
        files: { 'lib/outside.ts': "export const secret = 'sk_live_canary_of_the_backend';" },
        links: { 'src/backend/linked': 'lib' },
      },
      'src/backend/linked/outside',
    ],
    [
      'an alias and a linked folder inside the backend',
      {
        main: "export { secret } from '@/backend/linked/outside';",
        files: { 'lib/outside.ts': "export const secret = 'sk_live_canary_of_the_backend';" },
        links: { 'src/backend/linked': 'lib' },
        config: withAlias,
      },
      'src/backend/linked/outside',
    ],
    [
      'a symbolic link named like a web module',
      {
        main: "export { secret } from './features/demo.web';",
        files: { 'src/plain.ts': "export const secret = 'sk_live_canary_of_the_backend';" },
        links: { 'src/features/demo.web.ts': 'src/plain.ts' },
      },
      'src/features/demo.web.ts',
    ],
  ])(
    'a frontend build rejects a backend file that is reached by %s',
    async (_, way, file, chain) => {
      await expectRefused(way, file, chain);
    },
  );
});

describe('paths to a web module that a frontend build accepts', () => {
  test.each<[string, Way]>([
    ['an import', { main: "export { reveal } from './backend/demo.web';" }],
    ['a dynamic import', { main: "export const r = () => import('./backend/demo.web');" }],
    ['a glob', { main: "export const all = import.meta.glob('./**/*.web.ts', { eager: true });" }],
    [
      'an import in a worker',
      {
        main: "import W from './w?worker&inline'; export { W };",
        files: {
          'src/w.ts':
            "import { reveal } from './backend/demo.web'; self.onmessage = () => reveal();",
        },
      },
    ],
    [
      'an import in a package',
      {
        main: "export { reveal } from 'a-package';",
        files: packageWith("export { reveal } from '@/backend/demo.web';"),
        config: withAlias,
      },
    ],
    [
      'a symbolic link to the backend',
      {
        main: "export { reveal } from './linked/demo.web';",
        links: { 'src/linked': 'src/backend' },
      },
    ],
    [
      'a symbolic link with `preserveSymlinks`',
      {
        main: "export { reveal } from './linked/demo.web';",
        links: { 'src/linked': 'src/backend' },
        config: () => ({ resolve: { preserveSymlinks: true } }),
      },
    ],
    [
      'a plugin that resolves its path first',
      {
        main: "export { reveal } from '#demo';",
        plugins: resolver('#demo', 'src/backend/demo.web.ts'),
      },
    ],
    [
      'a plugin that loads the file itself',
      {
        main: "export { reveal } from './backend/demo.web';",
        plugins: loader('demo.web.ts', 'pre'),
      },
    ],
    ['an import with a query', { main: "export { reveal } from './backend/demo.web.ts?a=b#c';" }],
  ])('a frontend build contains stubs for a web module that is reached by %s', async (_, way) => {
    const output = await withProject(way, (root) => buildFrontend(way, root));
    expect(output).toContain('/api/web-methods/backend/demo/reveal');
    expectNoCanary(output);
  });
});

import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createProject, INSTANCE } from './generate.harness.js';

const BACKEND = {
  'src/backend/instance.web.ts': INSTANCE,
  'src/backend/secret.ts': "export const secret = 'canary';\nexport interface Secret {}",
  'src/backend/secret.css': '.a { color: red }',
  'src/backend/_colors.scss': '$red: #f00;',
};

/** Generates the files of a project with a backend, and checks it. */
async function check(files: Record<string, string>, ...args: string[]) {
  const project = await createProject({ ...BACKEND, ...files });
  await project.generate(...args);
  return project.generate('--check', ...args);
}

test('--check accepts a frontend that imports clients and types', async () => {
  const { code, output } = await check({
    'src/main.ts': `
import { getInstance } from './backend/instance.client';
import type { Secret } from './backend/secret';
export type Answer = Awaited<ReturnType<typeof import('./backend/instance.web').getInstance>>;
console.log(await getInstance(), null as unknown as Secret);`,
    'src/main.test.ts': "import './backend/instance.web';",
    'src/types.d.ts': "import './backend/secret';",
  });
  expect(output).toBe('');
  expect(code).toBe(0);
});

test('--check reports a server file that a frontend would contain, with the chain of imports', async () => {
  const { code, output } = await check({
    'index.html': '<script type="module" src="/src/main.ts"></script>',
    'src/main.ts': "import { a } from './shared/a';\nconsole.log(a);",
    'src/shared/a.ts': "export { secret as a } from '../backend/secret';",
  });
  expect(code).toBe(1);
  expect(
    output,
  ).toBe(`wix-astro-web-methods: src/backend/secret.ts is server-only, and a frontend reaches it:
  index.html
  → src/main.ts
  → src/shared/a.ts
  → src/backend/secret.ts
Move what both sides need to src/shared, or call it through a web method.
If the first file of a chain runs on the server only, name it or its folder: --server <path>.`);
});

test('--check reports a server file that another HTML page of the project contains', async () => {
  const { code, output } = await check({
    'admin.html': '<script type="module" src="./src/backend/secret.ts"></script>',
  });
  expect(output).toContain('admin.html\n  → src/backend/secret.ts');
  expect(code).toBe(1);
});

test('--check reports a frontend that imports a web module instead of its client', async () => {
  const { code, output } = await check({
    'src/main.ts': "import { getInstance } from './backend/instance.web';\ngetInstance();",
  });
  expect(code).toBe(1);
  expect(output).toContain(
    'src/backend/instance.web.ts is a web module, and a frontend imports it:\n  src/main.ts\n  → src/backend/instance.web.ts\nImport instance.client.ts instead',
  );
});

test('--check reports a frontend that imports the generated handler', async () => {
  const { code, output } = await check({
    'src/main.ts': "import { handle } from './backend/web-methods';\nhandle();",
  });
  expect(code).toBe(1);
  expect(output).toContain('src/backend/web-methods.ts is the server’s own code');
});

test.each<[string, string, string]>([
  ['import()', 'a.ts', "import('./backend/secret');"],
  ['require()', 'a.cjs', "require('./backend/secret');"],
  ['new URL()', 'a.ts', "new URL('./backend/secret.ts', import.meta.url);"],
  ['a glob', 'a.ts', "import.meta.glob('./backend/*.ts');"],
  ['a list of globs', 'a.ts', "import.meta.glob(['./x/*.ts', './backend/*.ts']);"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
  ['a template', 'a.ts', 'import(`./backend/${name}.ts`);'],
  ['JSX', 'a.tsx', "import { secret } from './backend/secret';\nexport default <b>{secret}</b>;"],
  ['a style sheet', 'a.css', "@import './backend/secret.css';"],
  ['a query', 'a.ts', "import text from './backend/secret.ts?raw';\nconsole.log(text);"],
  ['a component', 'a.vue', "<script setup>import { secret } from './backend/secret';</script>"],
  ['an alias', 'a.ts', "import { secret } from '@/backend/secret';\nconsole.log(secret);"],
  ['an alias of Vite', 'a.ts', "import { secret } from 'server/secret';\nconsole.log(secret);"],
  ['a path from the root', 'a.ts', "import { secret } from '/src/backend/secret';\nsecret;"],
  ['a glob of all files', 'a.ts', "import.meta.glob('./**/*.ts', { eager: true });"],
  ['a glob with a choice', 'a.ts', "import.meta.glob('./{shared,backend}/*.ts');"],
  ['a glob with an alias', 'a.ts', "import.meta.glob('@/backend/*.ts');"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
  ['a template with a dynamic folder', 'a.ts', 'import(`./${folder}/secret.ts`);'],
  ['a path that is put together', 'a.ts', "import('./backend/' + name);"],
  ['a variable', 'a.ts', "const file = './backend/secret.ts';\nimport(file);"],
  ['require.context()', 'a.js', "require.context('./backend', true, /\\.ts$/);"],
  ['window.URL', 'a.ts', "new window.URL('./backend/secret.ts', import.meta.url);"],
  ['a glob in a component', 'a.vue', "<script>import.meta.glob('./backend/*.ts')</script>"],
  ['require() in a component', 'a.svelte', "<script>require('./backend/secret')</script>"],
  ['a style of a component', 'a.vue', '<style>a { background: url(./backend/a.png) }</style>'],
  ['a script element', 'a.html', '<script src="./backend/secret.ts"></script>'],
  ['a style element', 'a.vue', '<style src="./backend/secret.css"></style>'],
  ['a loader of webpack', 'a.js', "import text from '!!raw-loader!./backend/secret.ts';\ntext;"],
  ['an attribute without quotes', 'a.html', '<img src=./backend/a.png>'],
  ['an attribute with several paths', 'a.html', '<img srcset="./a.png 1x, ./backend/a.png 2x">'],
  ['frontmatter', 'a.astro', "---\nconst all = import.meta.glob('./backend/*.ts');\n---\n"],
  ['a page in Markdown', 'a.mdx', "import { secret } from './backend/secret';\n\n{secret}"],
  ['a style sheet of Stylus', 'a.styl', "@import './backend/secret'"],
  ['a style sheet of PostCSS', 'a.pcss', "@import './backend/secret.css';"],
  ['url() without ./', 'a.css', 'a { background: url(backend/secret.css) }'],
  ['@use without ./', 'a.scss', "@use 'backend/colors';"],
])('--check reports a server file that a frontend reaches through %s', async (_, name, code) => {
  const { code: exitCode, output } = await check({
    [`src/${name}`]: code,
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
    'vite.config.js': `
export default { resolve: { alias: { server: new URL('./src/backend', import.meta.url).pathname } } };`,
  });
  expect(output).toMatch(/src\/backend.* is server-only, and a frontend reaches it/);
  expect(output).toContain(`src/${name}\n  →`);
  expect(exitCode).toBe(1);
});

test('--check reports a server file that a frontend reaches through a symbolic link', async () => {
  const project = await createProject({
    ...BACKEND,
    'src/main.ts': "import { secret } from './linked';\nconsole.log(secret);",
  });
  await symlink(
    path.join(project.root, 'src/backend/secret.ts'),
    path.join(project.root, 'src/linked.ts'),
  );
  await project.generate();
  const { code, output } = await project.generate('--check');
  expect(code).toBe(1);
  expect(output).toContain('src/main.ts\n  → src/backend/secret.ts');
});

test('files that run on the server only may import the backend if --server names them', async () => {
  const files = {
    'src/server.ts': "import { handle } from './backend/web-methods';\nhandle();",
    'src/api/plan.ts':
      "import { secret } from '../backend/secret';\nexport const GET = () => secret;",
  };
  expect(await check(files)).toMatchObject({ code: 1 });
  const server = ['--server', 'src/server.ts', '--server', 'src/api'];
  expect(await check(files, ...server)).toEqual({ code: 0, output: '' });
  const main = { 'src/main.ts': "import { GET } from './api/plan';\nGET();" };
  const { code, output } = await check({ ...files, ...main }, ...server);
  expect(code).toBe(1);
  expect(output).toContain('src/main.ts\n  → src/api/plan.ts\n  → src/backend/secret.ts');
});

test('generated endpoints may import the generated handler', async () => {
  expect(await check({}, '--endpoints', 'src/endpoints')).toEqual({ code: 0, output: '' });
});

test('--check accepts components that import types, and files that only look like those of the backend', async () => {
  const { code, output } = await check({
    'src/a.vue':
      '<script setup lang="ts">\nimport type { Secret } from \'./backend/secret\';\ndefineProps<Secret>();\n</script>\n<template><a href="/backend">b</a></template>',
    'src/b.ts': "import.meta.glob(['./**/*.ts', '!./backend/**', '!**/*.client.ts']);",
    'src/c.ts':
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
      "import.meta.glob('./{{*.ts');\nimport(`./backend/${id}.client.ts`);\nfetch(`/backend/${id}`, { headers: { accept: '*/*' } });\nmatch('/**', `./${id}`);",
    'src/d.css': "a[data-page='backend'] { content: 'backend/none'; }",
    'src/e.mdx': "# How to\n\n```ts\nimport { secret } from './backend/secret';\n```\n",
    'src/backend.ts': 'export const c = 1;',
    'src/shared/backend.ts': 'export const a = 1;',
    'src/f.ts': "export { a } from './shared/backend';\nexport { c } from './backend';",
    'src/extensions/backend/g.ts': 'export const b = 1;',
    'src/h.ts': "export { b } from './extensions/backend/g';",
  });
  expect(output).toBe('');
  expect(code).toBe(0);
});

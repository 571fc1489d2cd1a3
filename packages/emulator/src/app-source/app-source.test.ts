import { expect, test } from 'vitest';
import { writeApp } from './app.harness.js';
import { readAppSource, relativePath } from './app-source.js';

test('readAppSource() reads the scripts of `src`, and no tests, types, packages or other files', async () => {
  const root = await writeApp({
    'src/a.ts': '',
    'src/b c/d.jsx': '',
    'src/e.web.mjs': '',
    'src/a.test.ts': '',
    'src/__tests__/b.ts': '',
    'src/__mocks__/c.ts': '',
    'src/a.stories.tsx': '',
    'src/env.d.ts': '',
    'src/style.css': '',
    'src/node_modules/x/index.js': '',
    'other.ts': '',
  });
  const { files, unread } = await readAppSource(root);
  expect([...files.keys()].map((file) => relativePath(root, file))).toEqual([
    'src/a.ts',
    'src/b c/d.jsx',
    'src/e.web.mjs',
  ]);
  expect(unread).toEqual([]);
});

test('readAppSource() names a file that it cannot parse, and reads the others', async () => {
  const root = await writeApp({ 'src/a.ts': 'const = ;', 'src/b.ts': 'let a;' });
  const { files, unread } = await readAppSource(root);
  expect(unread).toEqual([{ file: 'src/a.ts', reason: expect.stringContaining('(1:6)') }]);
  expect(files.size).toBe(1);
});

test('readAppSource() names the files in languages that it does not read', async () => {
  const { unread } = await readAppSource(await writeApp({ 'src/a.vue': '', 'src/b.mdx': '' }));
  expect(unread).toEqual([
    { file: 'src/a.vue', reason: 'Files with the ending .vue are not read.' },
    { file: 'src/b.mdx', reason: 'Files with the ending .mdx are not read.' },
  ]);
});

test('readAppSource() says that a file declares a name twice', async () => {
  const { unread } = await readAppSource(await writeApp({ 'src/a.ts': 'let a; const a = 1;' }));
  expect(unread).toEqual([{ file: 'src/a.ts', reason: 'Duplicate declaration "a"' }]);
});

test('readAppSource() parses decorators and their accessors', async () => {
  const code = '@a export class A { @b() accessor c = 1; }';
  expect((await readAppSource(await writeApp({ 'src/a.ts': code }))).unread).toEqual([]);
});

test('readAppSource() finds nothing in an app without `src`', async () => {
  const { files } = await readAppSource(await writeApp({ 'a.ts': '' }));
  expect(files.size).toBe(0);
});

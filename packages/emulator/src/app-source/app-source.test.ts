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

test('readAppSource() finds nothing in an app without `src`', async () => {
  const { files } = await readAppSource(await writeApp({ 'a.ts': '' }));
  expect(files.size).toBe(0);
});

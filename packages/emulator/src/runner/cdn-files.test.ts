import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { DESIGN_TOKENS_PATH, REACT_UMD_PATH, readCdnFile } from './cdn-files.js';

test.each([
  ['react@18.3.1/umd/react.production.min.js', 'React'],
  ['react@18.3.1/umd/react.development.js', 'React'],
  ['react-dom@18.3.1/umd/react-dom.production.min.js', 'ReactDOM'],
])('readCdnFile() returns the script %s', async (path, global) => {
  const file = await readCdnFile(REACT_UMD_PATH + path, tmpdir());
  expect(file?.contentType).toBe('text/javascript');
  expect(file?.body.toString()).toContain(global);
});

test.each([
  'react@18.3.1/umd/../package.json',
  'react@18.3.1/umd/react-dom.development.js',
  'react@19.0.0/umd/react.development.js',
  '',
])('readCdnFile() returns `undefined` for the script "%s"', async (path) => {
  expect(await readCdnFile(REACT_UMD_PATH + path, tmpdir())).toBeUndefined();
});

test('readCdnFile() returns the app’s design tokens, or an empty style sheet without the design system', async () => {
  const own = await readCdnFile(DESIGN_TOKENS_PATH, import.meta.dirname);
  expect(own?.body.toString()).toContain('--');
  const none = await readCdnFile(DESIGN_TOKENS_PATH, tmpdir());
  expect(none).toEqual({ body: Buffer.alloc(0), contentType: 'text/css' });
});

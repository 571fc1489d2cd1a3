import { readFile } from 'node:fs/promises';
import { build, parseAst, type Rollup, transformWithEsbuild } from 'vite';
import { describe, expect, test } from 'vitest';
import * as standalone from '../standalone/index.js';
import { readExports } from '../vite/exports.js';
import * as entry from './index.js';

test('the browser entry throws an error that explains the fix when it is imported', async () => {
  await expect(import('./browser.js')).rejects.toThrow(
    /backend code is in a frontend\. Write integrations: \[webMethods\(wix\(\)\)\] in astro\.config/,
  );
});

test('the browser entry exports the names of all server entries', async () => {
  const file = new URL('browser.ts', import.meta.url);
  const { code } = await transformWithEsbuild(await readFile(file, 'utf8'), file.pathname);
  const names = [...readExports(parseAst(code)).kinds.keys()];
  expect(names.sort()).toEqual(Object.keys({ ...entry, ...standalone }).sort());
});

describe('the package’s exports', () => {
  const manifest = new URL('../../package.json', import.meta.url);

  test.each([
    ['a browser', ['browser'], './dist/server/browser.js'],
    [
      'Wix’s worker, despite its browser condition',
      ['workerd', 'worker', 'browser'],
      './dist/server/index.js',
    ],
    ['a worker', ['worker', 'browser'], './dist/server/index.js'],
    ['Node.js', ['node'], './dist/server/index.js'],
    ['any other platform', [], './dist/server/index.js'],
  ])(
    'the package’s exports resolve `./server` and `./standalone` to the right file for %s',
    async (_, conditions, file) => {
      const { exports } = JSON.parse(await readFile(manifest, 'utf8'));
      for (const name of ['server', 'standalone']) {
        const entries: [string, string][] = Object.entries(exports[`./${name}`]);
        expect(entries[0]?.[0]).toBe('types');
        const chosen = entries
          .slice(1)
          .find(([condition]) => condition === 'default' || conditions.includes(condition));
        const isRefused = file.includes('browser');
        expect(chosen?.[1]).toBe(isRefused ? file : file.replace('server', name));
      }
    },
  );

  test('package.json lists the browser entry as a module with side effects', async () => {
    const { sideEffects } = JSON.parse(await readFile(manifest, 'utf8'));
    expect(sideEffects).toContain('./dist/server/browser.js');
  });
});

test('a browser bundle that contains a web module throws the error when it is loaded', async () => {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: {
      alias: { 'wix-astro-web-methods/server': new URL('browser.ts', import.meta.url).pathname },
    },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id.endsWith('entry.js') ? '\0entry' : undefined),
        load: (id) =>
          id === '\0entry'
            ? "import { getCaller } from 'wix-astro-web-methods/server'; export const method = () => getCaller();"
            : undefined,
      },
    ],
    build: { write: false, lib: { entry: 'entry.js', formats: ['es'] } },
  });
  const [output] = (Array.isArray(result) ? result : [result]) as Rollup.RollupOutput[];
  const code = output?.output[0].code ?? '';
  await expect(import(`data:text/javascript,${encodeURIComponent(code)}`)).rejects.toThrow(
    'backend code is in a frontend',
  );
});

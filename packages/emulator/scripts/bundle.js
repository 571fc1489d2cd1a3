// Bundles what does not run in Node: the pages for the browser, and the entry of the app's worker.
import { resolve } from 'node:path';
import { build } from 'esbuild';

/** Each page's script, with a style sheet of the same name beside it. */
const pages = {
  console: 'console/console.tsx',
  site: 'site/site.ts',
  panel: 'editor/panel.ts',
  dashboard: 'dashboard/dashboard.ts',
};

const options = {
  absWorkingDir: resolve(import.meta.dirname, '..'),
  bundle: true,
  format: 'esm',
  target: 'es2022',
  logLevel: 'warning',
};

await build({
  ...options,
  entryPoints: Object.entries(pages).flatMap(([name, script]) =>
    [script, script.replace(/tsx?$/, 'css')].map((file) => ({ in: `src/ui/${file}`, out: name })),
  ),
  outdir: 'dist/ui',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  minify: true,
  legalComments: 'eof',
});

await build({
  ...options,
  entryPoints: ['src/runner/preview/worker-entry.ts'],
  outfile: 'dist/worker-entry.js',
  external: ['node:*'],
});

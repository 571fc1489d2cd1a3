// Bundles the scripts and styles of the pages for the browser.
import { resolve } from 'node:path';
import { build } from 'esbuild';

/** Each page's script, with a style sheet of the same name beside it. */
const scripts = {
  console: 'console/console.tsx',
  site: 'site/site.ts',
  panel: 'editor/panel.ts',
  dashboard: 'dashboard/dashboard.ts',
};

await build({
  absWorkingDir: resolve(import.meta.dirname, '..'),
  entryPoints: Object.entries(scripts).flatMap(([name, script]) =>
    [script, script.replace(/tsx?$/, 'css')].map((file) => ({ in: `src/ui/${file}`, out: name })),
  ),
  outdir: 'dist/ui',
  bundle: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  minify: true,
  legalComments: 'eof',
  logLevel: 'warning',
});

// Bundles the host pages' scripts and styles for the browser.
import { build } from 'esbuild';

const pages = ['console', 'site', 'panel', 'dashboard'];

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: pages.flatMap((page) => [`src/hosts/${page}.ts`, `src/hosts/${page}.css`]),
  outdir: 'dist/hosts',
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  legalComments: 'eof',
  logLevel: 'warning',
});

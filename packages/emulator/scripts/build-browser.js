// Bundles the host pages' scripts and styles for the browser.
import { build } from 'esbuild';

const scripts = ['console.tsx', 'site.ts', 'panel.ts', 'dashboard.ts'];

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: scripts.flatMap((script) => [
    `src/hosts/${script}`,
    `src/hosts/${script.replace(/tsx?$/, 'css')}`,
  ]),
  outdir: 'dist/hosts',
  bundle: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  minify: true,
  legalComments: 'eof',
  logLevel: 'warning',
});

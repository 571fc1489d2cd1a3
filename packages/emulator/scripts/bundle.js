// Bundles what Node does not load as ES modules: the pages for the browser, the entry of the app's worker,
// and the hook of `wix-emulator exec`.
import { cpSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';

/** Each page's script, with a style sheet of the same name beside it. */
const pages = {
  console: 'console/console.tsx',
  site: 'site/site.ts',
  panel: 'editor/panel.ts',
  component: 'component/component.ts',
  dashboard: 'dashboard/dashboard.ts',
};

const options = {
  absWorkingDir: resolve(import.meta.dirname, '..'),
  bundle: true,
  format: 'esm',
  target: 'es2022',
  logLevel: 'warning',
  metafile: true,
};

/** The licenses that allow their packages' code in a bundle that others publish. */
const openLicenses = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause'];

/** Fails if a bundle contains code of a package that may not be published. */
function checkLicenses({ metafile }) {
  const outputs = Object.values(metafile.outputs);
  const files = new Set(outputs.flatMap(({ inputs }) => Object.keys(inputs)));
  const packages = new Set(
    [...files].flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []),
  );
  for (const folder of packages) {
    const { name, license } = JSON.parse(
      readFileSync(resolve(options.absWorkingDir, folder, 'package.json'), 'utf8'),
    );
    if (!openLicenses.includes(license)) {
      throw new Error(`${name} must not be bundled: its license is "${license}".`);
    }
  }
}

const bundled = await build({
  ...options,
  entryPoints: Object.entries(pages).flatMap(([name, script]) =>
    [script, script.replace(/tsx?$/, 'css')].map((file) => ({ in: `src/ui/${file}`, out: name })),
  ),
  outdir: 'dist/ui',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  minify: true,
  legalComments: 'eof',
  // The pages load them from the app's own packages: see src/host-pages/wix-modules.ts.
  external: ['@wix/dashboard', '@wix/editor-platform-transport'],
});
checkLicenses(bundled);

// A classic script, so that it runs before all others.
await build({
  ...options,
  entryPoints: ['src/ui/page/page.ts'],
  outfile: 'dist/ui/page.js',
  format: 'iife',
  minify: true,
});

await build({
  ...options,
  entryPoints: ['src/runner/preview/worker-entry.ts'],
  outfile: 'dist/worker-entry.js',
  external: ['node:*'],
});

// Of the kind that Node preloads before all other code.
await build({
  ...options,
  entryPoints: ['src/runner/exec/hook.ts'],
  outfile: 'dist/runner/exec/hook.cjs',
  platform: 'node',
  format: 'cjs',
});

// What `wix-emulator init` writes into an empty folder.
const example = resolve(options.absWorkingDir, '../../examples/basic');
for (const name of [
  ...['astro.config.mjs', 'package.json', 'tsconfig.json', 'vitest.config.ts', 'wix.config.json'],
  ...['src', 'tests'],
]) {
  cpSync(resolve(example, name), resolve(options.absWorkingDir, 'dist/new-app', name), {
    recursive: true,
  });
}

import path from 'node:path';
import { type DepOptimizationOptions, normalizePath } from 'vite';
import { PACKAGE_NAME } from '../consts.js';
import type { Guard } from './guard.js';

/** A plugin of esbuild, which Vite bundles dependencies with. */
type EsbuildPlugin = NonNullable<
  NonNullable<DepOptimizationOptions['esbuildOptions']>['plugins']
>[number];

/**
 * Keeps the files of the server out of the dependencies that a dev server bundles before: esbuild
 * reads them, so no hook of a Vite plugin sees what a package imports.
 * @param guard Knows the files.
 * @param generateStubs Writes the stubs of a web module that a package imports.
 */
export function optimizerGuard(
  guard: Guard,
  generateStubs: (file: string) => Promise<string>,
): EsbuildPlugin {
  return {
    name: PACKAGE_NAME,
    setup(build) {
      // Vite's scan for dependencies writes nothing, and resolves by the plugins.
      if (!build.initialOptions.metafile) return;
      build.onResolve({ filter: /./ }, ({ path: reference, importer }) => {
        // The stubs of a web module import nothing of the server.
        if (!importer || guard.kindOf(importer) !== undefined) return;
        const file = guard.findServerFile(reference, importer, (kind) => kind === 'web-module');
        return file === undefined
          ? undefined
          : { errors: [{ text: guard.message({ file, chain: [importer] }) }] };
      });
      build.onLoad({ filter: /./, namespace: 'file' }, async ({ path: loaded }) => {
        const file = normalizePath(loaded);
        const kind = guard.kindOf(file);
        if (kind === undefined) return;
        if (kind !== 'web-module')
          return { errors: [{ text: guard.message({ file, chain: [] }) }] };
        return {
          contents: await generateStubs(file),
          loader: 'js',
          resolveDir: path.dirname(file),
        };
      });
    },
  };
}

import path from 'node:path';
import { type DepOptimizationOptions, normalizePath } from 'vite';
import { PACKAGE_NAME } from '../consts.js';
import type { Guard } from './guard.js';

/** An esbuild plugin. Vite bundles dependencies with esbuild. */
type EsbuildPlugin = NonNullable<
  NonNullable<DepOptimizationOptions['esbuildOptions']>['plugins']
>[number];

/**
 * Keeps server files out of the dependencies that a dev server prebundles. esbuild reads the files
 * of a package itself, so no hook of a Vite plugin sees their imports.
 * @param guard The guard of the dev server, which recognizes server files.
 * @param generateStubs Generates the stubs of a web module that a package imports.
 */
export function optimizerGuard(
  guard: Guard,
  generateStubs: (file: string) => Promise<string>,
): EsbuildPlugin {
  return {
    name: PACKAGE_NAME,
    setup(build) {
      // Vite's scan for dependencies writes nothing, and resolves imports with the plugins.
      if (!build.initialOptions.metafile) return;
      build.onResolve({ filter: /./ }, ({ path: reference, importer }) => {
        // A web module is replaced by its stubs, which import no server files.
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

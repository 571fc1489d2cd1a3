import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { createPathsMatcher, getTsconfig } from 'get-tsconfig';
import { loadConfigFromFile, normalizePath, type ResolvedConfig, resolveConfig } from 'vite';
import { importStyle } from './import-style.js';
import type { Project } from './plan.js';

/** A project, and the config with which its imports are resolved. */
export interface LoadedProject extends Project {
  readonly config: ResolvedConfig;
  /** Applies the `paths` of `tsconfig.json`. */
  readonly pathsOf: (source: string) => string[];
}

/**
 * Loads the project in a folder. Imports are resolved with the `paths` of its `tsconfig.json` and
 * with the aliases of its Vite config, if it has them.
 * @param folder The project's folder.
 * @throws {Error} If the folder has no `src`.
 */
export async function loadProject(folder: string): Promise<LoadedProject> {
  const root = normalizePath(realpathSync.native(folder));
  if (!existsSync(path.join(root, 'src'))) {
    throw new Error(
      `There is no folder "src" in ${root}. Run the command in the project's folder.`,
    );
  }
  const srcDir = normalizePath(realpathSync.native(path.join(root, 'src')));
  const env = { command: 'build', mode: 'production' } as const;
  const own = await loadConfigFromFile(env, undefined, root, 'silent');
  const config = await resolveConfig(
    {
      root,
      configFile: false,
      logLevel: 'error',
      resolve: { alias: own?.config.resolve?.alias ?? [] },
    },
    'build',
  );
  const resolver = config.createResolver();
  const tsconfig = getTsconfig(root);
  const pathsOf = (tsconfig && createPathsMatcher(tsconfig)) ?? (() => []);
  const resolve: Project['resolve'] = async (source, importer) => {
    const isOwn = !importer.includes('/node_modules/') && !/^[./]/.test(source);
    for (const candidate of [...(isOwn ? pathsOf(source) : []), source]) {
      const id = await resolver(candidate, importer);
      if (id !== undefined) return { id: normalizePath(id) };
    }
    return null;
  };
  return { root, srcDir, config, resolve, pathsOf, specifier: importStyle(root) };
}

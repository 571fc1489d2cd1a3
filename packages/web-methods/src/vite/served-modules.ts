import path from 'node:path';
import { isCSSRequest, type Plugin, type Rollup } from 'vite';
import { PACKAGE_NAME } from '../consts.js';
import type { Guard } from './guard.js';
import { moveToEnd } from './plugin-order.js';
import { ServerContents } from './server-contents.js';
import { STYLE } from './styles.js';
import { fileOf } from './web-module.js';

/**
 * Checks the modules that a dev server is about to serve, as the check of the finished bundle does
 * in a build: the files that a style sheet was made of, its contents, and the sources in a source
 * map, which Vite reads from the disk.
 */
export function servedModulesPlugin(guard: Guard): Plugin {
  const plugin: Plugin = {
    name: `${PACKAGE_NAME}:served-modules`,
    apply: 'serve',
    enforce: 'post',
    configResolved({ plugins }) {
      moveToEnd(plugin, plugins);
    },
    transform(code, id) {
      if (!guard.hasPublicAssets(this.environment) || guard.kindOf(id) !== undefined) return;
      const file = isCSSRequest(id)
        ? (includedStyle(this, id, guard) ?? new ServerContents(guard.files).findWithin(code))
        : guard.isFrontend(this.environment)
          ? mappedFile(this.getCombinedSourcemap(), id, guard)
          : undefined;
      if (file !== undefined) guard.refuse(this, file, id);
    },
  };
  return plugin;
}

/** Finds a server file among the style sheets that a preprocessor has put into another one. */
function includedStyle(
  { environment }: Rollup.TransformPluginContext,
  id: string,
  guard: Guard,
): string | undefined {
  if (environment.mode !== 'dev') return undefined;
  const included = environment.moduleGraph.getModuleById(id)?.importedModules ?? [];
  return [...included]
    .flatMap(({ file }) => file ?? [])
    .find((file) => STYLE.test(file) && guard.kindOf(file) !== undefined);
}

/** Finds a server file among the sources of a module that was made of other files. */
function mappedFile(
  { sources, sourcesContent = [], sourceRoot }: Rollup.SourceMap & { sourceRoot?: string },
  id: string,
  guard: Guard,
): string | undefined {
  const folder = path.resolve(path.dirname(fileOf(id)), sourceRoot ?? '');
  const others = sources
    .map((source, index) => ({
      file: path.resolve(folder, source ?? ''),
      content: sourcesContent[index] ?? '',
    }))
    .filter(({ file }) => file !== fileOf(id) && file !== folder);
  if (others.length === 0) return undefined;
  const contents = new ServerContents(guard.files);
  return others
    .map(({ file, content }) =>
      guard.kindOf(file) === undefined ? contents.findSame(content) : file,
    )
    .find(Boolean);
}

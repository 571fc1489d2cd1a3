import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { PACKAGE_NAME } from '../consts.js';
import type { Guard } from './guard.js';
import { moveBefore } from './plugin-order.js';
import { ServerContents } from './server-contents.js';
import { fileOf } from './web-module.js';

/** The plugin of Vite that compiles TypeScript. */
const VITE_PLUGIN = 'vite:esbuild';

/**
 * Refuses modules whose code another plugin has read from a server file, such as virtual modules.
 * It sees the code before Vite compiles it, because compiled code can no longer be compared with a
 * file.
 */
export function moduleContentsPlugin(guard: Guard): Plugin {
  let contents: ServerContents | undefined;
  const forget = () => {
    contents = undefined;
  };
  const plugin: Plugin = {
    name: `${PACKAGE_NAME}:module-contents`,
    enforce: 'pre',
    configResolved({ plugins }) {
      // Without Vite's plugin, this one stays before all plugins that are not `enforce: 'pre'`.
      moveBefore(plugin, VITE_PLUGIN, plugins);
    },
    buildStart: forget,
    configureServer({ watcher }) {
      watcher.on('all', forget);
    },
    async transform(code, id) {
      if (!guard.isFrontend(this.environment) || guard.kindOf(id) !== undefined) return;
      const own = await readFile(fileOf(id), 'utf8').catch(() => '');
      // Another file may have the same content as the one that the module refers to.
      if (own === code || guard.hasViolation(id)) return;
      contents ??= new ServerContents(guard.files);
      const file = contents.findWithin(code, own);
      if (file !== undefined) guard.refuse(this, file, id);
    },
  };
  return plugin;
}

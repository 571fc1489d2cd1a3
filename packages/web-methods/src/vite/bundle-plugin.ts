import path from 'node:path';
import { normalizePath, type Plugin, type ResolvedConfig } from 'vite';
import { PACKAGE_NAME } from '../consts.js';
import { checkBundle } from './check-bundle.js';
import type { Guard } from './guard.js';
import { moveToEnd } from './plugin-order.js';
import { listFiles } from './server-contents.js';

/** Checks the files that a build is about to write, and those that it copies without changes. */
export function bundlePlugin(guard: Guard): Plugin {
  let config: ResolvedConfig | undefined;
  const plugin: Plugin = {
    name: `${PACKAGE_NAME}:bundle`,
    apply: 'build',
    enforce: 'post',
    configResolved(resolved) {
      config = resolved;
      moveToEnd(plugin, resolved.plugins);
    },
    buildStart() {
      if (!config?.publicDir || !guard.hasPublicAssets(this.environment)) return;
      const { publicDir, root } = config;
      const file = listFiles(publicDir, true).find((one) => guard.kindOf(one) !== undefined);
      if (file === undefined) return;
      const chain = [normalizePath(path.relative(root, publicDir)), file];
      this.error(guard.message({ file: guard.files.fileOf(file), chain }));
    },
    generateBundle: {
      order: 'post',
      handler({ dir, file }, bundle) {
        if (!config || !guard.hasPublicAssets(this.environment)) return;
        const { root } = config;
        const outDir = path.resolve(root, dir ?? path.dirname(file ?? ''));
        const found = checkBundle({ context: this, bundle, outDir, root }, guard);
        const report = guard.report(this, found);
        if (report !== undefined) this.error(report);
      },
    },
  };
  return plugin;
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Plugin, parseAstAsync, transformWithEsbuild } from 'vite';
import { MANIFEST_ID, PACKAGE_NAME } from '../consts.js';
import { readExports } from './exports.js';
import { generateManifest } from './manifest.js';
import { generateStubModule } from './stub-module.js';
import { fileOf, webModuleName } from './web-module.js';

const RESOLVED_MANIFEST_ID = `\0${MANIFEST_ID}`;

/** What {@link webMethodsPlugin} needs to know of a build. */
export interface WebMethodsPluginOptions {
  /** The app's `src`, absolute. */
  srcDir: string;
  /**
   * Where the build's modules run. `frontend`: all of them are public, those of a server build
   * too, as Wix renders components from the public files. `backend`: none of them is. `both`: the
   * environment tells, as in Astro's own build.
   */
  side: 'frontend' | 'backend' | 'both';
}

/**
 * The Vite plugin behind web methods: a frontend that imports a web module gets stubs in its
 * place, and a backend finds the app's web modules in a manifest.
 */
export function webMethodsPlugin({ srcDir, side }: WebMethodsPluginOptions): Plugin {
  const isFrontend = (ssr = false) => side === 'frontend' || (side === 'both' && !ssr);
  let dev = false;
  return {
    name: PACKAGE_NAME,
    // Before all others: `?raw` or `?url` on a web module must not get its source either.
    enforce: 'pre',
    config: () => ({
      // The client resolves the app's own SDK, so it must not be bundled beside another copy.
      optimizeDeps: { exclude: [PACKAGE_NAME], include: ['@wix/essentials'] },
      // Its server half imports virtual modules, and Node cannot load the ESM of `@wix/web-methods`.
      ssr: { noExternal: [PACKAGE_NAME, '@wix/web-methods'] },
    }),
    configResolved({ command }) {
      dev = command === 'serve';
    },
    resolveId(source) {
      return source === MANIFEST_ID ? RESOLVED_MANIFEST_ID : undefined;
    },
    async load(id, options) {
      if (id === RESOLVED_MANIFEST_ID) {
        if (isFrontend(options?.ssr))
          this.error('A frontend cannot import the web-method manifest.');
        return generateManifest(srcDir, dev);
      }
      const name = webModuleName(id, srcDir);
      if (name === undefined || !isFrontend(options?.ssr)) return;
      const file = fileOf(id);
      this.addWatchFile(file);
      const { methods, starSources } = await parseWebModule(file);
      const targets = await Promise.all(starSources.map((source) => this.resolve(source, file)));
      const reexports = targets
        .filter((target) => target && webModuleName(target.id, srcDir) !== undefined)
        .map((target) => target?.id ?? '');
      // An empty map: a map made later would carry the web module's source to the browser.
      return { code: generateStubModule({ name, methods, reexports }), map: { mappings: '' } };
    },
  };
}

async function parseWebModule(file: string) {
  const source = await readFile(file, 'utf8');
  const loader = path.extname(file).endsWith('ts') ? 'ts' : 'js';
  const { code } = await transformWithEsbuild(source, file, { loader, sourcemap: false });
  return readExports(await parseAstAsync(code));
}

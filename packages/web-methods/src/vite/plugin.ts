import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { MANIFEST_ID, PACKAGE_NAME } from '../consts.js';
import type { EndpointRoute } from './endpoint-route.js';
import { importChecks } from './import-checks.js';
import { generateManifest, RESOLVED_MANIFEST_ID } from './manifest.js';
import { REMEDY } from './missing-export.js';
import { ServerOnlyGuard } from './server-only.js';
import { isFrontend as isPublic, type Side } from './side.js';
import { StubModules } from './stub-modules.js';
import { fileOf, webModuleName } from './web-module.js';

/** `new URL('…', import.meta.url)`, with which Vite makes an asset of a file. */
const ASSET_URL = /\bnew\s+URL\s*\(\s*(['"`])([^'"`]+)\1\s*,\s*import\.meta\.url/g;

/** What {@link webMethodsPlugin} needs to know of a build. */
export interface WebMethodsPluginOptions {
  /** The app's `src`, absolute. */
  srcDir: string;
  /** Where the build's modules run. */
  side: Side;
  /** The largest body that a call may have, in bytes. Default: 1 MiB. */
  maxBodyBytes?: number | undefined;
  /** The app's own endpoints, which change while a dev server runs. Default: none. */
  endpoints?: readonly EndpointRoute[];
  /** Whether the app's server wants a slash at the end of every path. Default: `false`. */
  trailingSlash?: boolean;
}

/**
 * The Vite plugins behind web methods: a frontend that imports a web module gets stubs in its
 * place, and a backend finds the app's web modules in a manifest.
 */
export function webMethodsPlugin(options: WebMethodsPluginOptions): Plugin[] {
  // As Vite's ids are real paths, a project behind a symbolic link would have no web modules.
  const srcDir = realpathSync(options.srcDir);
  const stubs = new StubModules(srcDir, options.trailingSlash ?? false);
  const plugin = corePlugin({ ...options, srcDir }, stubs);
  return [plugin, ...importChecks({ srcDir, side: options.side, stubs })];
}

function corePlugin(options: WebMethodsPluginOptions, stubs: StubModules): Plugin {
  const { side, srcDir } = options;
  const isFrontend = (ssr?: boolean) => isPublic(side, ssr);
  const guard = new ServerOnlyGuard(srcDir);
  let dev = false;

  return {
    name: PACKAGE_NAME,
    // Before all others: `?raw` or `?url` on a web module must not get its source either.
    enforce: 'pre',
    config: () => ({
      // The client resolves the app's own SDK, so it must not be bundled beside another copy.
      // What it imports must be known from the start: found later, it would reload the page.
      optimizeDeps: {
        exclude: [PACKAGE_NAME],
        include: ['@wix/essentials', `${PACKAGE_NAME} > devalue`],
      },
      // Its server half imports virtual modules, and Node cannot load the ESM of `@wix/web-methods`.
      ssr: { noExternal: [PACKAGE_NAME, '@wix/web-methods'] },
      // Vite bundles web workers apart, without the plugins of the page.
      worker: { plugins: () => webMethodsPlugin({ ...options, side: 'frontend' }) },
    }),
    configResolved({ command }) {
      dev = command === 'serve';
    },
    async resolveId(source, importer, resolveOptions) {
      if (source === MANIFEST_ID) return RESOLVED_MANIFEST_ID;
      if (!isFrontend(resolveOptions.ssr) || importer?.includes('/node_modules/')) return;
      // What a web module imports stays on the server: its stubs import nothing of it.
      if (importer !== undefined && guard.isBackend(importer)) return;
      const resolved = await this.resolve(source, importer, { ...resolveOptions, skipSelf: true });
      if (!resolved) return;
      // Vite's scan for dependencies reads files itself. A virtual id keeps it out of the backend.
      if ('scan' in resolveOptions && resolveOptions.scan) {
        return guard.isBackend(resolved.id) ? `\0${resolved.id}` : resolved;
      }
      const violation = guard.check(resolved.id, importer);
      if (violation) this.error(violation);
      return resolved;
    },
    async load(id, loadOptions) {
      if (id === RESOLVED_MANIFEST_ID) {
        if (isFrontend(loadOptions?.ssr)) {
          this.error('A frontend cannot import the web-method manifest.');
        }
        const { maxBodyBytes, endpoints = [], trailingSlash = false } = options;
        return generateManifest(srcDir, { dev, maxBodyBytes, trailingSlash, endpoints });
      }
      const name = webModuleName(id, srcDir);
      if (name === undefined || !isFrontend(loadOptions?.ssr)) return;
      const code = await stubs.generate(fileOf(id), (source, file) => this.resolve(source, file));
      // An empty map: a map made later would carry the web module's source to the browser.
      return { code, map: { mappings: '' } };
    },
    async transform(code, id, transformOptions) {
      if (!isFrontend(transformOptions?.ssr) || id.includes('/node_modules/')) return;
      for (const [, , url = ''] of code.matchAll(ASSET_URL)) {
        const resolved = await this.resolve(url, id, { skipSelf: true });
        const file = resolved?.id ?? path.resolve(path.dirname(fileOf(id)), url);
        const violation = guard.checkAsset(fileOf(file), id);
        if (violation) this.error(violation);
      }
    },
    async hotUpdate({ type, file, modules }) {
      if (type !== 'update' && webModuleName(file, srcDir) !== undefined) {
        const manifest = this.environment.moduleGraph.getModuleById(RESOLVED_MANIFEST_ID);
        return manifest && [...modules, manifest];
      }
      if (!isFrontend(this.environment.config.consumer === 'server')) return;
      return stubs.update(file, modules, this.environment);
    },
    buildEnd(error) {
      if (error && 'code' in error && error.code === 'MISSING_EXPORT') explain(error, srcDir);
    },
  };
}

/** Says in Rollup's error for a missing export why a web module lacks it in a frontend. */
function explain(error: Error & { exporter?: string }, srcDir: string): void {
  if (!error.exporter || webModuleName(error.exporter, srcDir) === undefined) return;
  error.message += `\nA frontend can only import the web methods of a web module and its types. ${REMEDY}`;
}

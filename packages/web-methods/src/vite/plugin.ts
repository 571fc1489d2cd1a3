import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Plugin, parseAstAsync, transformWithEsbuild } from 'vite';
import { MANIFEST_ID, PACKAGE_NAME } from '../consts.js';
import type { EndpointRoute } from './endpoint-route.js';
import { readExports } from './exports.js';
import { generateManifest, RESOLVED_MANIFEST_ID } from './manifest.js';
import { ServerOnlyGuard } from './server-only.js';
import { generateStubModule } from './stub-module.js';
import { fileOf, webModuleName } from './web-module.js';

/** `new URL('…', import.meta.url)`, with which Vite makes an asset of a file. */
const ASSET_URL = /\bnew\s+URL\s*\(\s*(['"`])([^'"`]+)\1\s*,\s*import\.meta\.url/g;

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
  /** The largest body that a call may have, in bytes. Default: 1 MiB. */
  maxBodyBytes?: number | undefined;
  /** The app's own endpoints, which change while a dev server runs. Default: none. */
  endpoints?: readonly EndpointRoute[];
}

/**
 * The Vite plugin behind web methods: a frontend that imports a web module gets stubs in its
 * place, and a backend finds the app's web modules in a manifest.
 */
export function webMethodsPlugin(options: WebMethodsPluginOptions): Plugin {
  const { side } = options;
  // As Vite's ids are real paths, a project behind a symbolic link would have no web modules.
  const srcDir = realpathSync(options.srcDir);
  const isFrontend = (ssr = false) => side === 'frontend' || (side === 'both' && !ssr);
  const guard = new ServerOnlyGuard(srcDir);
  /** The stub modules that browsers have, by file. */
  const served = new Map<string, string>();
  let dev = false;

  async function generateStubs(file: string, name: string, resolve: Resolve): Promise<string> {
    const { methods, starSources } = await parseWebModule(file);
    const targets = await Promise.all(starSources.map((source) => resolve(source, file)));
    const reexports = targets.flatMap((target) =>
      target && webModuleName(target.id, srcDir) !== undefined ? [target.id] : [],
    );
    const code = generateStubModule({ name, methods, reexports });
    served.set(file, code);
    return code;
  }

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
      worker: { plugins: () => [webMethodsPlugin({ srcDir, side: 'frontend' })] },
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
        const { maxBodyBytes, endpoints = [] } = options;
        return generateManifest(srcDir, { dev, maxBodyBytes, endpoints });
      }
      const name = webModuleName(id, srcDir);
      if (name === undefined || !isFrontend(loadOptions?.ssr)) return;
      const code = await generateStubs(fileOf(id), name, (source, file) =>
        this.resolve(source, file),
      );
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
      const name = webModuleName(file, srcDir);
      if (name === undefined) return;
      if (type !== 'update') {
        const manifest = this.environment.moduleGraph.getModuleById(RESOLVED_MANIFEST_ID);
        return manifest && [...modules, manifest];
      }
      const before = served.get(file);
      if (before === undefined) return;
      if (!isFrontend(this.environment.config.consumer === 'server')) return;
      const { pluginContainer } = this.environment;
      const after = await generateStubs(file, name, (source, from) =>
        pluginContainer.resolveId(source, from),
      );
      // What changed is the server's: the page keeps running, and its state with it.
      return before === after ? [] : undefined;
    },
    buildEnd(error) {
      if (error && 'code' in error && error.code === 'MISSING_EXPORT') explain(error, srcDir);
    },
  };
}

type Resolve = (source: string, importer: string) => Promise<{ id: string } | null>;

async function parseWebModule(file: string) {
  const source = await readFile(file, 'utf8');
  const loader = path.extname(file).endsWith('ts') ? 'ts' : 'js';
  const { code } = await transformWithEsbuild(source, file, { loader, sourcemap: false });
  return readExports(await parseAstAsync(code));
}

/** Says in Rollup's error for a missing export why a web module lacks it in a frontend. */
function explain(error: Error & { exporter?: string }, srcDir: string): void {
  if (!error.exporter || webModuleName(error.exporter, srcDir) === undefined) return;
  error.message += `\nA frontend can only import the web methods of a web module and its types. Wrap the function in webMethod(), or move the value to a file outside of src/backend that both sides import.`;
}

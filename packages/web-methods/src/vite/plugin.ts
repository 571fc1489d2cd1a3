import { randomUUID } from 'node:crypto';
import { isCSSRequest, type Plugin, type ViteDevServer } from 'vite';
import { MANIFEST_ID, PACKAGE_NAME } from '../consts.js';
import { assetUrlsPlugin } from './asset-urls.js';
import { bundlePlugin } from './bundle-plugin.js';
import { findCacheStore, generateConfiguredResults, isConfiguredResults } from './cache-store.js';
import { refuseServerFiles } from './dev-gate.js';
import type { EndpointRoute } from './endpoint-route.js';
import { Guard } from './guard.js';
import { importChecks } from './import-checks.js';
import { generateManifest, RESOLVED_MANIFEST_ID } from './manifest.js';
import { REMEDY } from './missing-export.js';
import { missingModuleProblem } from './missing-module.js';
import { moduleContentsPlugin } from './module-contents.js';
import type { Resolve } from './module-reader.js';
import { optimizerGuard } from './optimizer-guard.js';
import { hasOmittedEnding } from './references.js';
import { servedModulesPlugin } from './served-modules.js';
import { refusedId, ServerFiles } from './server-files.js';
import type { Side } from './side.js';
import { StubModules } from './stub-modules.js';
import { checkStyleImport, serverFilesOfStyle } from './style-guard.js';
import { isPublishedStyle, watchStyleImports } from './styles.js';
import { checkEndings, fileOf, webModuleName } from './web-module.js';

/** Replaces a refused module until the build fails, so that no other error is reported before. */
const PLACEHOLDER = {
  code: 'export default {};',
  map: { mappings: '' as const },
  syntheticNamedExports: true,
};

/** The options of {@link webMethodsPlugin}. */
export interface WebMethodsPluginOptions {
  /** The app's `src`, absolute. */
  srcDir: string;
  /** Where the build's modules run. */
  side: Side;
  /** The maximum size of a call's body, in bytes. Default: 1 MiB. */
  maxBodyBytes?: number | undefined;
  /**
   * The module whose default export is the store that all processes share for cached results: its
   * path from the project's folder. Default: each process has its own cache.
   */
  cacheStore?: string | undefined;
  /** The app's own endpoints. The list changes while a dev server runs. Default: none. */
  endpoints?: readonly EndpointRoute[];
  /** Whether Wix monitors web-method calls. Default: `true`. */
  monitoring?: boolean;
  /** Whether the app's server requires a slash at the end of every path. Default: `false`. */
  trailingSlash?: boolean;
}

/**
 * Creates the Vite plugins of web methods. A frontend that imports a web module gets stubs instead,
 * and nothing else of `src/backend`. A backend finds the app's web modules in a manifest.
 */
export function webMethodsPlugin(options: WebMethodsPluginOptions): Plugin[] {
  const { side } = options;
  // Real, like the paths in Vite's ids: otherwise a project behind a symbolic link would have no
  // web modules.
  const files = new ServerFiles(options.srcDir);
  const { srcDir } = files;
  const guard = new Guard(files, side);
  const stubs = new StubModules(srcDir, options.trailingSlash ?? false);
  const secret = randomUUID();
  let cacheStore: string | undefined;
  let dev = false;
  let server: ViteDevServer | undefined;
  let resolveAlone: Resolve = async () => null;

  async function generateStubs(file: string, resolve: Resolve): Promise<string> {
    const code = await stubs.generate(file, resolve).catch((error: unknown) => {
      // A dev server sends errors to the browser, including the lines of source code around them.
      if (dev && error instanceof Error && 'frame' in error) error.frame = undefined;
      throw error;
    });
    guard.stubs.set(file, code);
    return code;
  }

  const plugin: Plugin = {
    name: PACKAGE_NAME,
    // Before all other plugins, so that `?raw` and `?url` do not give access to a web module's
    // source.
    enforce: 'pre',
    config: () => ({
      // The client must use the same copy of the SDK as the app, so it must not be bundled. Its
      // imports are listed here, because Vite would reload the page if it found them later.
      optimizeDeps: {
        exclude: [PACKAGE_NAME],
        include: ['@wix/essentials', `${PACKAGE_NAME} > devalue`],
        ...(side !== 'backend' && {
          esbuildOptions: {
            plugins: [optimizerGuard(guard, (file) => generateStubs(file, resolveAlone))],
          },
        }),
      },
      // The package's server code imports virtual modules, and Node cannot load the ESM of
      // `@wix/web-methods`.
      ssr: { noExternal: [PACKAGE_NAME, '@wix/web-methods'] },
      // Vite bundles web workers separately, without the plugins of the page.
      worker: { plugins: () => webMethodsPlugin({ ...options, side: 'frontend' }) },
    }),
    async configResolved(config) {
      dev = config.command === 'serve';
      if (options.cacheStore !== undefined && side !== 'frontend') {
        cacheStore = await findCacheStore(options.cacheStore, config.root, files);
      }
      guard.configure(config);
      const resolve = config.createResolver();
      resolveAlone = async (source, importer) => {
        const id = await resolve(source, importer);
        return id === undefined ? null : { id };
      };
      if (side !== 'backend') {
        // Astro starts a dev server during its build, with the same plugins.
        const runningServer = () => (config.command === 'serve' ? server : undefined);
        watchStyleImports(config, (styleImport) =>
          checkStyleImport(styleImport, guard, runningServer()),
        );
      }
      // Last, because other plugins' hooks run meanwhile. A frontend has no store.
      if (options.cacheStore !== undefined && side !== 'frontend') {
        cacheStore = await findCacheStore(options.cacheStore, config.root, files);
      }
    },
    configureServer: {
      order: 'pre',
      handler(running) {
        server = running;
        running.middlewares.use(refuseServerFiles(running, guard));
      },
    },
    buildStart() {
      guard.reset();
      checkEndings(srcDir);
    },
    resolveId: {
      order: 'pre',
      async handler(source, importer, resolveOptions) {
        if (source === MANIFEST_ID) return RESOLVED_MANIFEST_ID;
        if (!guard.isFrontend(this.environment)) return;
        // The imports of a web module stay on the server: its stubs do not contain them.
        if (importer !== undefined && guard.kindOf(importer) !== undefined) return;
        const resolved = await this.resolve(source, importer, {
          ...resolveOptions,
          skipSelf: true,
        });
        const isScan = 'scan' in resolveOptions && resolveOptions.scan;
        if (!resolved) {
          const problem =
            importer === undefined || isScan
              ? undefined
              : missingModuleProblem(source, importer, srcDir);
          if (problem !== undefined) this.error(problem);
          return;
        }
        const kind = guard.kindOf(resolved.id);
        // Checks the path as written, too, because a symbolic link may lead out of src/backend.
        const written =
          kind === undefined && importer !== undefined && /^(?:[./]|file:)/.test(source)
            ? guard.findServerFile(source, importer)
            : undefined;
        const isNamed = written !== undefined && hasOmittedEnding(resolved.id, written);
        const asked = isNamed ? undefined : written;
        // Vite's scan for dependencies reads files itself. A virtual id keeps the scan out of the
        // backend.
        if (isScan) {
          return kind === undefined && asked === undefined ? resolved : `\0${resolved.id}`;
        }
        if (asked === undefined && (kind === undefined || kind === 'web-module')) return resolved;
        const file = asked ?? fileOf(resolved.id);
        guard.refuse(this, file, importer);
        return refusedId(file);
      },
    },
    load: {
      order: 'pre',
      async handler(id) {
        const isFrontend = guard.isFrontend(this.environment);
        if (id === RESOLVED_MANIFEST_ID) {
          if (isFrontend) this.error('A frontend cannot import the web-method manifest.');
          const { maxBodyBytes, endpoints = [] } = options;
          const { monitoring = true, trailingSlash = false } = options;
          const settings = { dev, maxBodyBytes, monitoring, trailingSlash, endpoints };
          return generateManifest(srcDir, settings);
        }
        if (cacheStore !== undefined && !isFrontend && isConfiguredResults(id)) {
          return generateConfiguredResults(cacheStore, secret, dev);
        }
        const kind = isFrontend ? guard.kindOf(id) : undefined;
        if (kind === undefined) return;
        if (kind === 'web-module') {
          const code = await generateStubs(files.fileOf(id), (source, file) =>
            this.resolve(source, file),
          );
          // An empty map: a map made later would bring the web module's source to the browser.
          return { code, map: { mappings: '' } };
        }
        guard.refuse(this, id, undefined);
        return PLACEHOLDER;
      },
    },
    transform: {
      order: 'pre',
      // Another plugin that also comes first may have loaded the file.
      async handler(code, id) {
        const kind = guard.isFrontend(this.environment) ? guard.kindOf(id) : undefined;
        if (kind === 'web-module') {
          const file = files.fileOf(id);
          if (guard.stubs.get(file) === code) return;
          return { code: await generateStubs(file, resolveAlone), map: { mappings: '' } };
        }
        if (kind !== undefined) {
          guard.refuse(this, id, undefined);
          return PLACEHOLDER;
        }
        if (!guard.hasPublicAssets(this.environment) || !isCSSRequest(id)) return;
        if (guard.kindOf(id) !== undefined) {
          // Astro publishes the style sheets of its pages.
          if (isPublishedStyle(id)) guard.refuse(this, id, undefined);
          return;
        }
        for (const file of serverFilesOfStyle(guard, code, id)) guard.refuse(this, file, id);
      },
    },
    async hotUpdate({ type, file, modules }) {
      if (type !== 'update' && webModuleName(file, srcDir) !== undefined) {
        const manifest = this.environment.moduleGraph.getModuleById(RESOLVED_MANIFEST_ID);
        return manifest && [...modules, manifest];
      }
      if (!guard.isFrontend(this.environment)) return;
      return stubs.update(file, modules, this.environment);
    },
    buildEnd(error) {
      if (error && 'code' in error && error.code === 'MISSING_EXPORT') explain(error, srcDir);
      const report = this.environment.mode === 'build' ? guard.report(this) : undefined;
      if (report !== undefined) this.error(report);
    },
  };
  const checks = importChecks({ srcDir, side, stubs });
  return side === 'backend'
    ? [plugin, ...checks]
    : [
        plugin,
        moduleContentsPlugin(guard),
        ...checks,
        assetUrlsPlugin(guard),
        servedModulesPlugin(guard),
        bundlePlugin(guard),
      ];
}

/** Explains in Rollup's error for a missing export why a web module lacks it in a frontend. */
function explain(error: Error & { exporter?: string }, srcDir: string): void {
  if (!error.exporter || webModuleName(error.exporter, srcDir) === undefined) return;
  error.message += `\nA frontend can only import the web methods of a web module and its types. ${REMEDY}`;
}

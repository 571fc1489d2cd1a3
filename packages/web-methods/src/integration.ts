import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin, UserConfig, ViteDevServer } from 'vite';
import { BASE_PATH, FIX_STACK, PACKAGE_NAME } from './consts.js';
import { type EndpointRoute, findEndpointRoutes } from './vite/endpoint-route.js';
import { forgetManifest } from './vite/manifest.js';
import { webMethodsPlugin } from './vite/plugin.js';
import { answerPreflights } from './vite/preflights.js';
import { wixMiddlewarePlugin } from './vite/wix-middleware.js';

/** The only integration of `@wix/astro` whose separate build runs on the server. */
const BACKEND_INTEGRATION = '@wix/astro/backend-extensions';

/** The hooks in which `@wix/astro` sets up the separate builds and dev servers of extensions. */
const EXTENSION_HOOKS = ['wix:build:setup', 'wix:server:start'] as const;

/** The options of web methods. */
export interface WebMethodsOptions {
  /**
   * The module whose default export is a `Storage` of `unstorage`, such as
   * `'./src/backend/cache-store.ts'`. All processes of the app share the cached results in it, and
   * `invalidate()` reaches all of them. Default: each process has its own cache.
   */
  cacheStore?: string;
  /** The maximum size of a call's body, in bytes. Default: 1 MiB. */
  maxBodyBytes?: number;
  /** Whether Wix monitors web-method calls, after each answer. Default: `true`. */
  monitoring?: boolean;
}

/**
 * Adds web methods to a Wix app on Astro.
 *
 * @example integrations: [webMethods(wix()), react()]
 * @param wixIntegrations The return value of `wix()` of `@wix/astro`. It is wrapped because most
 * extensions are built separately from Astro, by builds that plugins in an Astro config do not
 * reach.
 * @param options The app's settings.
 * @returns The integrations for Astro, that of web methods first.
 * @throws {Error} If an argument is not valid, or if this version of `@wix/astro` sets up its
 * extensions in an unknown way.
 */
export default function webMethods(
  wixIntegrations: AstroIntegration[],
  { cacheStore, maxBodyBytes, monitoring = true }: WebMethodsOptions = {},
): AstroIntegration[] {
  // A config in JavaScript has no types.
  if (!Array.isArray(wixIntegrations)) {
    throw new Error(
      `${PACKAGE_NAME}: webMethods() takes what wix() returns. Write integrations: [webMethods(wix())] in astro.config.mjs.`,
    );
  }
  if (maxBodyBytes !== undefined && !(Number.isInteger(maxBodyBytes) && maxBodyBytes > 0)) {
    throw new Error(
      `${PACKAGE_NAME}: maxBodyBytes is ${maxBodyBytes}, and must be a whole number of bytes, such as 4 * 1024 * 1024.`,
    );
  }
  if (cacheStore !== undefined && (typeof cacheStore !== 'string' || cacheStore === '')) {
    throw new Error(
      `${PACKAGE_NAME}: cacheStore must be the path of a module in src/backend, such as './src/backend/cache-store.ts'. The module's default export is the store.`,
    );
  }
  let srcDir: string | undefined;
  let root = '';
  let trailingSlash = false;
  let devServer: ViteDevServer | undefined;
  const endpoints: EndpointRoute[] = [];
  // Absolute, because a separate build may have another folder.
  const storeFile = () => (cacheStore === undefined ? undefined : path.resolve(root, cacheStore));
  const pluginsFor = (integration: AstroIntegration): Plugin[] => {
    if (!srcDir) {
      throw new Error(`${PACKAGE_NAME}: @wix/astro built an extension before Astro's setup.`);
    }
    const side = integration.name === BACKEND_INTEGRATION ? 'backend' : 'frontend';
    return webMethodsPlugin({ srcDir, side, trailingSlash, cacheStore: storeFile() });
  };
  const wrapped = wixIntegrations.filter((integration) => wrapHooks(integration, pluginsFor));
  if (wrapped.length === 0) {
    throw new Error(
      changedMessage(`no integration of wix() has a hook ${EXTENSION_HOOKS.join(' or ')}`),
    );
  }

  const own: AstroIntegration = {
    name: PACKAGE_NAME,
    hooks: {
      'astro:config:setup'({ config, updateConfig, addMiddleware, injectRoute }) {
        srcDir = fileURLToPath(config.srcDir);
        root = fileURLToPath(config.root);
        trailingSlash = config.trailingSlash === 'always';
        const plugins = webMethodsPlugin({
          srcDir,
          side: 'both',
          cacheStore: storeFile(),
          maxBodyBytes,
          monitoring,
          endpoints,
          trailingSlash,
        });
        updateConfig({ vite: { plugins: [wixMiddlewarePlugin(), ...plugins] } });
        // This integration comes before Wix's integrations, and so does its middleware.
        addMiddleware({ entrypoint: `${PACKAGE_NAME}/astro/middleware`, order: 'pre' });
        injectRoute({
          pattern: `${BASE_PATH}[...id]`,
          entrypoint: `${PACKAGE_NAME}/astro/route`,
          prerender: false,
        });
      },
      'astro:routes:resolved'({ routes }) {
        // In place, because the plugin and the dev server use this very list.
        endpoints.splice(0, endpoints.length, ...findEndpointRoutes(routes, root));
        // In development, Astro resolves the routes again when a file of src/pages is added,
        // removed or changed.
        if (devServer) forgetManifest(devServer);
      },
      'astro:server:setup'({ server }) {
        devServer = server;
        Reflect.set(globalThis, FIX_STACK, (error: Error) => server.ssrFixStacktrace(error));
        server.middlewares.use(answerPreflights(server, endpoints));
      },
    },
  };
  return [own, ...wixIntegrations];
}

/**
 * Makes the integration's separate builds use our plugins; returns whether it has separate builds.
 */
function wrapHooks(
  integration: AstroIntegration,
  pluginsFor: (integration: AstroIntegration) => Plugin[],
): boolean {
  const names = EXTENSION_HOOKS.filter((name) => typeof integration.hooks[name] === 'function');
  for (const name of names) {
    const hook = integration.hooks[name] as (argument: unknown) => unknown;
    // In place, because `@wix/astro` calls the hooks of the very objects that it has returned.
    integration.hooks[name] = (argument: unknown) => {
      if (!isExtensionHookArgument(argument)) {
        throw new Error(
          changedMessage(`${integration.name} calls ${name} without createExtensionViteConfig()`),
        );
      }
      return hook({
        ...argument,
        createExtensionViteConfig: (extension: unknown) => {
          const config = argument.createExtensionViteConfig(extension);
          return { ...config, plugins: [pluginsFor(integration), ...(config.plugins ?? [])] };
        },
      });
    };
  }
  return names.length > 0;
}

interface ExtensionHookArgument {
  createExtensionViteConfig: (extension: unknown) => UserConfig;
}

function isExtensionHookArgument(argument: unknown): argument is ExtensionHookArgument {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'createExtensionViteConfig' in argument &&
    typeof argument.createExtensionViteConfig === 'function'
  );
}

function changedMessage(what: string): string {
  return `${PACKAGE_NAME}: ${what}. This version of @wix/astro builds extensions in a way that ${PACKAGE_NAME} does not know, and web methods would ship their code to the browser. Use a version of @wix/astro that ${PACKAGE_NAME} supports, or a newer ${PACKAGE_NAME}.`;
}

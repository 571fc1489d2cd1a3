import type { ViteDevServer } from 'vite';
import { MANIFEST_ID } from '../consts.js';
import type { EndpointRoute } from './endpoint-route.js';
import { findWebModules } from './web-module.js';

/** The manifest's id in Vite's graphs. */
export const RESOLVED_MANIFEST_ID = `\0${MANIFEST_ID}`;

/** What the manifest tells the handler beside the web modules. */
export interface ManifestOptions {
  /**
   * Whether it is for a dev server. `import.meta.env.DEV` would not do: it is true in a production
   * build that runs with a `NODE_ENV` of its own, and faults would reach the callers.
   */
  dev: boolean;
  /** The largest body that a call may have, in bytes; the handler's default if `undefined`. */
  maxBodyBytes: number | undefined;
  /** Whether Wix monitors web-method calls. */
  monitoring: boolean;
  /** Whether the app's server wants a slash at the end of every path. */
  trailingSlash: boolean;
  /** The app's own endpoints. */
  endpoints: readonly EndpointRoute[];
}

/**
 * Writes the module that maps the app's web modules to their loaders. A call's path is looked up
 * in it and never imported, hence no prototype either.
 * @param srcDir The app's `src`, absolute.
 */
export function generateManifest(srcDir: string, options: ManifestOptions): string {
  const { dev, maxBodyBytes, monitoring, trailingSlash, endpoints } = options;
  return `export const dev = ${dev};
export const maxBodyBytes = ${maxBodyBytes};
export const monitoring = ${monitoring};
export const trailingSlash = ${trailingSlash};
export const modules = ${loaders([...findWebModules(srcDir)])};
export const endpoints = ${loaders(endpoints.map(({ pattern, file }) => [pattern, file]))};
`;
}

/** Has a dev server make the manifest anew, with what has changed meanwhile. */
export function forgetManifest({ environments }: Pick<ViteDevServer, 'environments'>): void {
  for (const { moduleGraph } of Object.values(environments)) {
    const manifest = moduleGraph.getModuleById(RESOLVED_MANIFEST_ID);
    if (manifest) moduleGraph.invalidateModule(manifest);
  }
}

/** Writes an object without a prototype, which loads the file of each key. */
function loaders(files: readonly (readonly [string, string])[]): string {
  const entries = files.map(
    ([key, file]) => `  ${JSON.stringify(key)}: () => import(${JSON.stringify(file)}),`,
  );
  return `Object.freeze({\n  __proto__: null,\n${entries.join('\n')}\n})`;
}

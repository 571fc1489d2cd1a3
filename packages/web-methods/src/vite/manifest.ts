import type { ViteDevServer } from 'vite';
import { MANIFEST_ID } from '../consts.js';
import type { EndpointRoute } from './endpoint-route.js';
import { findWebModules } from './web-module.js';

/** The manifest's id in Vite's module graphs. */
export const RESOLVED_MANIFEST_ID = `\0${MANIFEST_ID}`;

/** The contents of the manifest besides the web modules. */
export interface ManifestOptions {
  /**
   * Whether the manifest is for a dev server. `import.meta.env.DEV` is not suitable: it is also
   * true in a production build that runs with another `NODE_ENV`, and callers would get the details
   * of faults.
   */
  dev: boolean;
  /** The maximum size of a call's body, in bytes; `undefined` for the handler's default. */
  maxBodyBytes: number | undefined;
  /** Whether Wix monitors web-method calls. */
  monitoring: boolean;
  /** Whether the app's server requires a slash at the end of every path. */
  trailingSlash: boolean;
  /** The app's own endpoints. */
  endpoints: readonly EndpointRoute[];
}

/**
 * Generates the module that maps the app's web modules to their loaders. A call's path is only
 * looked up in the map, and never imported. For the same reason, the map has no prototype.
 * @param srcDir The app's `src`, absolute.
 * @param options The other contents of the manifest.
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

/** Makes a dev server generate the manifest again, so that it contains the latest changes. */
export function forgetManifest({ environments }: Pick<ViteDevServer, 'environments'>): void {
  for (const { moduleGraph } of Object.values(environments)) {
    const manifest = moduleGraph.getModuleById(RESOLVED_MANIFEST_ID);
    if (manifest) moduleGraph.invalidateModule(manifest);
  }
}

/** Generates an object without a prototype that loads the file of each key. */
function loaders(files: readonly (readonly [string, string])[]): string {
  const entries = files.map(
    ([key, file]) => `  ${JSON.stringify(key)}: () => import(${JSON.stringify(file)}),`,
  );
  return `Object.freeze({\n  __proto__: null,\n${entries.join('\n')}\n})`;
}

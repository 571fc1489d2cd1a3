import { findWebModules } from './web-module.js';

/** What the manifest tells the handler beside the web modules. */
export interface ManifestOptions {
  /**
   * Whether it is for a dev server. `import.meta.env.DEV` would not do: it is true in a production
   * build that runs with a `NODE_ENV` of its own, and faults would reach the callers.
   */
  dev: boolean;
  /** The largest body that a call may have, in bytes; the handler's default if `undefined`. */
  maxBodyBytes: number | undefined;
}

/**
 * Writes the module that maps the app's web modules to their loaders. A call's path is looked up
 * in it and never imported, hence no prototype either.
 * @param srcDir The app's `src`, absolute.
 */
export function generateManifest(srcDir: string, { dev, maxBodyBytes }: ManifestOptions): string {
  const loaders = [...findWebModules(srcDir)].map(
    ([name, file]) => `  ${JSON.stringify(name)}: () => import(${JSON.stringify(file)}),`,
  );
  return `export const dev = ${dev};
export const maxBodyBytes = ${maxBodyBytes};
export const modules = Object.freeze({
  __proto__: null,
${loaders.join('\n')}
});
`;
}

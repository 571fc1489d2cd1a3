import { findWebModules } from './web-module.js';

/**
 * Writes the module that maps the app's web modules to their loaders. A call's path is looked up
 * in it and never imported, hence no prototype either.
 * @param srcDir The app's `src`, absolute.
 * @param dev Whether it is for a dev server. `import.meta.env.DEV` would not do: it is true in a
 * production build that runs with a `NODE_ENV` of its own, and faults would reach the callers.
 */
export function generateManifest(srcDir: string, dev: boolean): string {
  const loaders = [...findWebModules(srcDir)].map(
    ([name, file]) => `  ${JSON.stringify(name)}: () => import(${JSON.stringify(file)}),`,
  );
  return `export const dev = ${dev};
export const modules = Object.freeze({
  __proto__: null,
${loaders.join('\n')}
});
`;
}

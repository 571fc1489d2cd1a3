import { findWebModules } from './web-module.js';

/**
 * Writes the module that maps the app's web modules to their loaders. A call's path is looked up
 * in it and never imported, hence no prototype either.
 * @param srcDir The app's `src`, absolute.
 */
export function generateManifest(srcDir: string): string {
  const loaders = [...findWebModules(srcDir)].map(
    ([name, file]) => `  ${JSON.stringify(name)}: () => import(${JSON.stringify(file)}),`,
  );
  return `export const modules = Object.freeze({\n  __proto__: null,\n${loaders.join('\n')}\n});\n`;
}

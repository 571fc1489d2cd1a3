import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Creates a function that says whether a package, as the app has it installed, has an export.
 * @param root The app's folder.
 */
export function createExportCheck(root: string): (specifier: string, name: string) => boolean {
  const require = createRequire(join(root, 'package.json'));
  return (specifier, name) => {
    // Only Wix's packages are loaded. Those of others may do anything when they are loaded.
    if (!specifier.startsWith('@wix/')) return false;
    try {
      const module: unknown = require(specifier);
      return typeof module === 'object' && module !== null && name in module;
    } catch {
      return false;
    }
  };
}

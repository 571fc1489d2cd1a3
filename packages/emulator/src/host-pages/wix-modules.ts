import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { html, raw } from 'hono/html';
import { EmulatorError } from '../util/emulator-error.js';
import type { Markup } from './page.js';

/** The path where the console serves modules of Wix's packages. */
export const WIX_MODULES_PATH = '/_wix_emulator/wix-modules/';

/**
 * The modules of Wix that the host pages import, with the packages that lead from the app to each of
 * them. Their license does not let others publish them, so they come from the app's own copies.
 */
const routes = {
  '@wix/dashboard/provider': ['@wix/astro'],
  '@wix/editor-platform-transport': ['@wix/astro', '@wix/editor', '@wix/editor-platform-contexts'],
} as const;

/** The name of a module of Wix that the host pages import. */
export type WixModule = keyof typeof routes;

/** The code of each module, by the folder from which it is found. */
const bundles = new Map<string, Promise<string>>();

/**
 * Creates the import map of a page that imports a module of Wix.
 * @param surface What the page shows, for the message.
 * @param root The app's folder.
 * @throws {EmulatorError} If the app does not have the module's package.
 */
export function wixImportMap(surface: string, name: WixModule, root: string): Markup {
  if (findImporter(name, root) === undefined) {
    const missing = packageOf(name);
    throw new EmulatorError(
      'APP_SETUP',
      `The ${surface} needs the package ${missing}, which is not installed in ${root}. It comes with @wix/astro. Run "npm install", or add it with "npm install --save-dev ${missing}".`,
    );
  }
  const imports = { [name]: `${WIX_MODULES_PATH}${name}.js` };
  return html`<script type="importmap">${raw(JSON.stringify({ imports }))}</script>`;
}

/**
 * Bundles one of the modules from the app's own copy. The code is kept for the next request.
 * @param pathname The path of a URL.
 * @param root The app's folder.
 * @returns `undefined` if the path does not name a module that the app has.
 */
export async function readWixModule(pathname: string, root: string): Promise<string | undefined> {
  const name = pathname.slice(WIX_MODULES_PATH.length).replace(/\.js$/, '');
  if (!isWixModule(name)) return undefined;
  const importer = findImporter(name, root);
  if (importer === undefined) return undefined;
  const key = `${name} ${importer}`;
  const bundle = bundles.get(key) ?? bundleFrom(importer, name);
  bundles.set(key, bundle);
  return bundle.catch((error: unknown) => {
    // The package may be whole again after the next install.
    bundles.delete(key);
    throw error;
  });
}

async function bundleFrom(importer: string, name: WixModule): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from '${name}';`, resolveDir: importer },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    minify: true,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

/**
 * Finds a folder from which a module's package is found: the app's, or that of a package on the way
 * to it, because some package managers let an app import its own dependencies only.
 */
function findImporter(name: WixModule, root: string): string | undefined {
  const wanted = packageOf(name);
  let folder: string | undefined = root;
  for (const next of routes[name]) {
    if (findPackage(wanted, folder) !== undefined) return folder;
    folder = findPackage(next, folder);
    if (folder === undefined) return undefined;
  }
  return findPackage(wanted, folder) === undefined ? undefined : folder;
}

function findPackage(name: string, importer: string): string | undefined {
  // Not `resolve()`, because packages need not export their `package.json`.
  const folders = createRequire(join(importer, 'package.json')).resolve.paths(name) ?? [];
  return folders.map((folder) => join(folder, name)).find((folder) => existsSync(folder));
}

function packageOf(name: WixModule): string {
  return name.split('/', 2).join('/');
}

function isWixModule(name: string): name is WixModule {
  return Object.hasOwn(routes, name);
}

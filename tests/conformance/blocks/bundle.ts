import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';

/** What a module exports, by name. */
export type Exports = Readonly<Record<string, unknown>>;

const WEB_MODULE = /\.(?:jsw|web\.js)$/;

/**
 * Bundles the web modules of a Blocks app, in which `backend/…` names a backend file, and loads them.
 * @param folder Has the app's backend files.
 * @param outDir Where the bundle goes.
 * @returns What they export, by the name that `permissions.json` has for them, such as
 * `backend/instance.jsw`.
 */
export async function loadWebModules(
  folder: string,
  outDir: string,
): Promise<Map<string, Exports>> {
  const files = (await readdir(folder)).filter((file) => WEB_MODULE.test(file));
  await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    plugins: [backendFiles(folder)],
    // Node cannot load it un-bundled.
    ssr: { noExternal: ['@wix/web-methods'] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      rollupOptions: {
        input: Object.fromEntries(files.map((file) => [file, path.join(folder, file)])),
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
  const modules = files.map(async (file): Promise<[string, Exports]> => {
    const { href } = pathToFileURL(path.join(outDir, `${file}.mjs`));
    return [`backend/${file}`, await import(/* @vite-ignore */ href)];
  });
  return new Map(await Promise.all(modules));
}

/** Finds the file that `backend/…` names, with its ending or without. */
function backendFiles(folder: string): Plugin {
  return {
    name: 'blocks-backend-files',
    enforce: 'pre',
    async resolveId(id) {
      if (!id.startsWith('backend/')) return;
      const name = id.slice('backend/'.length);
      const files = await readdir(folder);
      const found = ['', '.jsw', '.web.js', '.js'].find((end) => files.includes(name + end));
      return found === undefined ? undefined : path.join(folder, name + found);
    },
  };
}

/**
 * Bundles a file of a Blocks app's frontend, in which the functions of web modules are stubs.
 * @param file The file.
 * @param modules What the web modules export.
 * @returns A script with the globals `$w` and `callBackend(module, name, args)`.
 */
export async function bundleFrontend(
  file: string,
  modules: ReadonlyMap<string, Exports>,
): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [stubs(modules)],
    build: { write: false, lib: { entry: file, formats: ['iife'], name: 'frontend' } },
  });
  const [result] = Array.isArray(built) ? built : [built];
  if (!result || !('output' in result)) throw new Error('Vite has built nothing.');
  return result.output[0].code;
}

const STUBS = '\0stubs:';

function stubs(modules: ReadonlyMap<string, Exports>): Plugin {
  return {
    name: 'blocks-stubs',
    enforce: 'pre',
    resolveId(id) {
      const module = [id, `${id}.jsw`, `${id}.web.js`].find((name) => modules.has(name));
      if (module !== undefined) return STUBS + module;
      if (id.startsWith('backend/')) this.error(`A frontend cannot import ${id}.`);
      return undefined;
    },
    load(id) {
      if (!id.startsWith(STUBS)) return;
      const module = id.slice(STUBS.length);
      const names = Object.entries(modules.get(module) ?? {}).flatMap(([name, value]) =>
        typeof value === 'function' ? [name] : [],
      );
      return names
        .map((name) => {
          const method = `${JSON.stringify(module)}, ${JSON.stringify(name)}`;
          return `export const ${name} = (...args) => callBackend(${method}, args);`;
        })
        .join('\n');
    },
  };
}

import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { isJsonObject, parseJson } from '../../util/json.js';
import { type Fields, readSdkTypes, type SdkTypes } from './sdk-types.js';

/** A method of one of Wix's APIs, as the app's own SDK package describes it. */
export interface SdkMethod {
  /** For example `createContact`. */
  readonly name: string;
  /** The module of the method, for example `contacts`. */
  readonly module: string;
  /** The type of the entity that it is about, for example `wix.contacts.v4.contact`. */
  readonly entityType: string;
  readonly httpMethod: string;
  /** The path on `www.wixapis.com`, with its variables as `:name`. */
  readonly path: string;
  /** The fields of the request and of the response, with the texts of their types. */
  readonly request: Fields;
  readonly response: Fields;
  /** The object types of the package, by name. */
  readonly objects: SdkTypes['objects'];
  /** The error code that the package declares for an entity that does not exist. */
  readonly notFoundCode: string | undefined;
}

/** An SDK package of one API, before its methods are read. */
export interface SdkPackage {
  /** For example `@wix/auto_sdk_crm_contacts`. */
  readonly name: string;
  /** The beginnings of the paths that its methods have on `www.wixapis.com`. */
  readonly prefixes: readonly string[];
  /** Reads its methods. Loads code of the package. */
  readonly readMethods: () => SdkMethod[];
}

/**
 * Finds the SDK packages of single APIs that the app's own packages depend on.
 * @param root The app's folder.
 */
export function findSdkPackages(root: string): SdkPackage[] {
  return findSdkFolders(root).flatMap((folder) => readPackage(folder) ?? []);
}

/**
 * Finds the folders of the app's Wix packages, and of those that they depend on.
 * @param root The app's folder.
 */
export function findSdkFolders(root: string): readonly string[] {
  const folders = new Set<string>();
  for (const name of dependenciesOf(root, ['dependencies', 'devDependencies'])) {
    const folder = findPackage(root, name);
    if (folder === undefined) continue;
    folders.add(folder);
    for (const inner of dependenciesOf(folder, ['dependencies'])) {
      const api = findPackage(folder, inner);
      if (api !== undefined) folders.add(api);
    }
  }
  return [...folders];
}

function dependenciesOf(folder: string, kinds: readonly string[]): string[] {
  const manifest = readJson(join(folder, 'package.json'));
  const all = kinds.flatMap((kind) => {
    const dependencies = isJsonObject(manifest) ? manifest[kind] : undefined;
    return isJsonObject(dependencies) ? Object.keys(dependencies) : [];
  });
  return all.filter((name) => name.startsWith('@wix/'));
}

/** Finds a package's folder without its `exports`, which often hide its `package.json`. */
function findPackage(from: string, name: string): string | undefined {
  const paths = createRequire(join(from, 'package.json')).resolve.paths(name) ?? [];
  const found = paths
    .map((path) => join(path, name))
    .find((folder) => existsSync(join(folder, 'package.json')));
  // pnpm links a package, and its dependencies are beside the real folder.
  return found && realpathSync(found);
}

/** @returns `undefined` if the package does not describe requests, or only passes others on. */
function readPackage(folder: string): SdkPackage | undefined {
  const entry = readJson(join(folder, 'meta', 'package.json'));
  if (!isJsonObject(entry) || typeof entry.main !== 'string') return undefined;
  const script = join(folder, 'meta', entry.main);
  const text = readScripts(script);
  // A path that is mapped to no other host begins as in the package itself, with `protoPath`.
  const prefixes = [...text.matchAll(/(?:src|proto)Path: ["'](\/[^"'{:]*)/g)].map(
    ([, path = '']) => path,
  );
  if (prefixes.length === 0) return undefined;
  const types =
    typeof entry.typesBundle === 'string'
      ? join(folder, 'meta', entry.typesBundle)
      : script.replace(/\.js$/, '.d.ts');
  const name = `@wix/${basename(folder)}`;
  const module = moduleOf(name);
  return { name, prefixes, readMethods: () => readMethods(script, text, readText(types), module) };
}

/** Returns `productsV3` for `@wix/auto_sdk_stores_products-v-3`. */
function moduleOf(name: string): string {
  return (name.split(/[/_]/).at(-1) ?? '').replace(/-(\w)/g, (_, letter: string) => {
    return letter.toUpperCase();
  });
}

/** Reads the entry's script. In older packages, others in the folder `src` make the requests. */
function readScripts(script: string): string {
  const folder = join(dirname(script), 'src');
  const others = existsSync(folder) ? readdirSync(folder) : [];
  const requests = others.filter((name) => name.endsWith('.http.js'));
  return [script, ...requests.map((name) => join(folder, name))].map(readText).join('\n');
}

function readMethods(
  script: string,
  text: string,
  declarations: string,
  module: string,
): SdkMethod[] {
  const types = readSdkTypes(declarations);
  const errors = declarations + readText(join(dirname(script), 'index.typings.d.ts'));
  const loaded: unknown = createRequire(script)(script);
  return [...types.methods].flatMap(([name, { request, response }]) => {
    const describe: unknown = isJsonObject(loaded) ? loaded[name] : undefined;
    if (typeof describe !== 'function') return [];
    const entityType = entityTypeOf(describe, text);
    const endpoint = endpointOf(describe());
    if (entityType === undefined || endpoint === undefined) return [];
    return [
      {
        name,
        module,
        entityType,
        ...endpoint,
        request: types.objects.get(request) ?? new Map(),
        response: types.objects.get(response) ?? new Map(),
        objects: types.objects,
        notFoundCode: notFoundCodeOf(name, entityType, errors),
      },
    ];
  });
}

/**
 * Reads the type of the entity from the function that makes a method's request, which alone knows it.
 * @param describe The function that describes the method.
 */
function entityTypeOf(describe: object, text: string): string | undefined {
  const [, maker] =
    /getRequestOptions =\s+(?:[\w$]+\.)?(\w+)\(\s*payload\s*\)/.exec(`${describe}`) ?? [];
  const start = text.indexOf(`\nfunction ${maker}(payload) {`);
  if (start < 0) return undefined;
  const body = text.slice(start, text.indexOf('\n}\n', start));
  return /entityFqdn: ["']([^"']+)["']/.exec(body)?.[1];
}

function endpointOf(description: unknown) {
  if (!isJsonObject(description)) return undefined;
  const { httpMethod, getUrl } = description;
  if (typeof httpMethod !== 'string' || typeof getUrl !== 'function') return undefined;
  const url: unknown = getUrl({ host: 'www.wixapis.com' });
  return typeof url === 'string' ? { httpMethod, path: url } : undefined;
}

/** A code may be about something else: updating a promotion fails with `MEDIA_NOT_FOUND`. */
function notFoundCodeOf(name: string, entityType: string, text: string): string | undefined {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}ApplicationErrors`;
  const start = text.indexOf(`type ${type} = `);
  if (start < 0) return undefined;
  const errors = text.slice(start, text.indexOf('\n};', start));
  const entity = `_${(entityType.split('.').at(-1) ?? '').toUpperCase()}`;
  return [...errors.matchAll(/code\?: '((?:(\w+)_)?NOT_FOUND)'/g)]
    .map(([, code, subject]) => ({ code, subject }))
    .find(({ subject }) => {
      return subject === undefined || entity.endsWith(`_${subject.replace(/_ID$/, '')}`);
    })?.code;
}

function readJson(path: string): unknown {
  return parseJson(readText(path));
}

function readText(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

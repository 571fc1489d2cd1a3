import { BASE_PATH } from '../consts.js';
import type { WebMethodError } from '../error.js';
import { notFound } from './errors.js';
import { logMistakes } from './mistakes.js';
import {
  isWebMethod,
  type Permission,
  unknownPermission,
  type WebMethodFunction,
} from './permission.js';

/**
 * The loaders of an app's web modules by name, such as `backend/instance`. The object has no
 * prototype.
 */
export type WebModules = Readonly<Record<string, () => Promise<WebModule>>>;

type WebModule = Readonly<Record<string, unknown>>;

/** The maximum length of a call's path, in characters. */
const MAX_PATH = 2048;

/** The web method that a call's path names. */
export interface MethodName {
  /** The name of the web module, such as `backend/instance`. */
  module: string;
  /** The name of the export. */
  method: string;
}

/**
 * Reads the name of a web method from a call's path. The method need not exist.
 * @param pathname The path, such as `/api/web-methods/backend/instance/getInstance`.
 * @param trailingSlash Whether the path may end in a slash.
 * @param base The path below which methods are called, with slashes at both ends.
 * @throws {WebMethodError} `NOT_FOUND` if the path cannot name a method.
 */
export function readName(
  pathname: string,
  trailingSlash = false,
  base: string = BASE_PATH,
): MethodName {
  const isCall = pathname.startsWith(base) && pathname.length <= MAX_PATH;
  const path = trailingSlash ? pathname.replace(/\/$/, '') : pathname;
  return nameOf(isCall ? decodePath(path.slice(base.length)) : '');
}

/**
 * Splits the id of a method.
 * @param id The id, such as `backend/instance/getInstance`.
 * @throws {WebMethodError} `NOT_FOUND` if it cannot be the id of a method.
 */
export function nameOf(id: string): MethodName {
  const slash = id.lastIndexOf('/');
  if (slash === -1) throw notFound('The path names no method of a web module.');
  return { module: id.slice(0, slash), method: id.slice(slash + 1) };
}

/** The web methods of an app. */
export interface Description {
  /** The methods, with an id such as `backend/instance/getInstance`, and their permissions. */
  methods: { id: string; permission: Permission }[];
  /** The modules that could not be loaded, with the reason. */
  failures: { module: string; message: string }[];
}

/**
 * The web modules of an app. It uses names only as keys of the manifest and of a module's exports.
 */
export class ModuleRegistry {
  readonly #manifest: WebModules;
  readonly #keeps: boolean;
  readonly #loaded = new Map<string, WebModule>();

  /**
   * @param manifest The app's manifest.
   * @param dev Whether modules may change, as in development. Otherwise each one is loaded once.
   */
  constructor(manifest: WebModules, dev: boolean) {
    this.#manifest = manifest;
    this.#keeps = !dev;
  }

  /** Returns a module that is loaded already. */
  loaded(name: string): WebModule | undefined {
    return this.#loaded.get(name);
  }

  /**
   * Loads a module.
   * @throws {WebMethodError} `NOT_FOUND` if there is no such module.
   */
  async load(name: string): Promise<WebModule> {
    const module = await ownValue(this.#manifest, name)?.();
    if (!module) throw noSuchMethod();
    logMistakes(name, module);
    if (this.#keeps) this.#loaded.set(name, module);
    return module;
  }

  /**
   * Returns a method of a web module.
   * @param module The module's exports.
   * @param name The name of the export.
   * @throws {WebMethodError} `NOT_FOUND` if the export is not a web method.
   */
  methodOf(module: WebModule, name: string): WebMethodFunction {
    const method = ownValue(module, name);
    if (isWebMethod(method)) return method;
    const mistake = this.#keeps ? undefined : unknownPermission(method);
    throw mistake === undefined ? noSuchMethod() : notFound(`Nobody can call ${name}: ${mistake}`);
  }

  /** Loads every module and lists its web methods, even if other modules fail to load. */
  async describe(): Promise<Description> {
    const methods: Description['methods'] = [];
    const failures: Description['failures'] = [];
    for (const name of Object.keys(this.#manifest)) {
      try {
        for (const [key, value] of Object.entries(await this.load(name))) {
          if (isWebMethod(value)) {
            methods.push({ id: `${name}/${key}`, permission: value.permission });
          }
        }
      } catch (error) {
        failures.push({ module: name, message: String(error) });
      }
    }
    return { methods, failures };
  }
}

function noSuchMethod(): WebMethodError {
  return notFound('There is no such web method.');
}

function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Decodes a path, because file names may be encoded. A malformed path becomes empty. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}

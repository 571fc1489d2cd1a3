import { BASE_PATH } from '../consts.js';
import type { WebMethodError } from '../error.js';
import { notFound } from './errors.js';
import { isWebMethod, type Permission, type WebMethodFunction } from './permission.js';

/** An app's web modules by name (`backend/instance`), without a prototype, each loaded when called. */
export type WebModules = Readonly<Record<string, () => Promise<WebModule>>>;

type WebModule = Readonly<Record<string, unknown>>;

/** The longest path of a call that is looked up, in characters. */
const MAX_PATH = 2048;

/** What a call's path names. */
export interface MethodName {
  /** Of the web module, such as `backend/instance`. */
  module: string;
  /** Of its export. */
  method: string;
}

/**
 * Reads what a call's path names, which need not exist.
 * @param pathname Such as `/api/web-methods/backend/instance/getInstance`.
 * @param trailingSlash Whether it may end in a slash.
 * @throws {WebMethodError} `NOT_FOUND` for a path that is no method's.
 */
export function readName(pathname: string, trailingSlash = false): MethodName {
  const isCall = pathname.startsWith(BASE_PATH) && pathname.length <= MAX_PATH;
  const path = trailingSlash ? pathname.replace(/\/$/, '') : pathname;
  const id = isCall ? decodePath(path.slice(BASE_PATH.length)) : '';
  const slash = id.lastIndexOf('/');
  if (slash === -1) throw notFound('The path names no method of a web module.');
  return { module: id.slice(0, slash), method: id.slice(slash + 1) };
}

/** What an app's web modules have to call. */
export interface Description {
  /** The methods, such as `backend/instance/getInstance`, and who may call each. */
  methods: { id: string; permission: Permission }[];
  /** The modules that could not be loaded, and why. */
  failures: { module: string; message: string }[];
}

/** The web modules of an app. A name is only ever a key of the manifest and of a module's exports. */
export class ModuleRegistry {
  readonly #manifest: WebModules;
  readonly #keeps: boolean;
  readonly #loaded = new Map<string, WebModule>();

  /**
   * @param manifest The app's manifest.
   * @param dev In development a module may change; otherwise it is loaded once.
   */
  constructor(manifest: WebModules, dev: boolean) {
    this.#manifest = manifest;
    this.#keeps = !dev;
  }

  /** Gives a module that was loaded before. */
  loaded(name: string): WebModule | undefined {
    return this.#loaded.get(name);
  }

  /**
   * Loads a module.
   * @throws {WebMethodError} `NOT_FOUND` if there is none.
   */
  async load(name: string): Promise<WebModule> {
    const module = await ownValue(this.#manifest, name)?.();
    if (!module) throw noSuchMethod();
    if (this.#keeps) this.#loaded.set(name, module);
    return module;
  }

  /** Loads every module, and lists what can be called. One that fails does not hide the others. */
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

/**
 * Gives a method of a web module.
 * @throws {WebMethodError} `NOT_FOUND` for an export that is no web method.
 */
export function methodOf(module: WebModule, name: string): WebMethodFunction {
  const method = ownValue(module, name);
  if (!isWebMethod(method)) throw noSuchMethod();
  return method;
}

function noSuchMethod(): WebMethodError {
  return notFound('There is no such web method.');
}

function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** A file's name may need encoding; what cannot be decoded names nothing. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isJsonObject } from '../util/json.js';
import { knownFunction, type SdkFunction } from './sdk-function.js';

/** Returns what an export of one of Wix's packages does, by the dotted path to it. */
export type DescribeFunction = (specifier: string, names: readonly string[]) => SdkFunction;

/**
 * Creates a function that describes the exports of Wix's packages as the app has them installed. The
 * packages describe their requests themselves, in an entry for tools (`/meta`).
 * @param root The app's folder.
 */
export function createSdkPackages(root: string): DescribeFunction {
  const require = createRequire(join(root, 'package.json'));
  const loaded = new Map<string, Loaded>();

  const load = (specifier: string): Loaded => {
    const found = loaded.get(specifier);
    if (found) return found;
    const result = loadModule(require, specifier);
    loaded.set(specifier, result);
    return result;
  };

  return (specifier, names) => {
    // Constants and classes have capital letters, and functions that send requests do not.
    if (names.some((name) => /^[A-Z]/.test(name))) return { does: 'nothing' };
    const known = knownFunction(specifier, names);
    if (known) return known;
    if (!isInstalled(require, specifier)) {
      return unknown(`${packageOf(specifier)} is not installed`);
    }
    const meta = load(`${specifier}/meta`);
    // A generated package without an entry for tools has no requests to describe.
    const isGenerated = specifier.startsWith('@wix/auto_sdk_');
    if (meta.error !== undefined && !isGenerated) {
      return unknown(`${packageOf(specifier)} does not describe its requests`);
    }
    try {
      const described = describe(meta.module, names);
      if (described) return described;
      const real = load(specifier);
      if (real.error !== undefined) return unknown(`${specifier} cannot be loaded: ${real.error}`);
      return classify(specifier, names, real.module);
    } catch (error) {
      // The package's own code runs, in any version.
      return unknown(`${packageOf(specifier)} cannot be read: ${messageOf(error)}`);
    }
  };
}

type Loaded = { readonly module: unknown; readonly error?: string };

function loadModule(require: NodeJS.Require, specifier: string): Loaded {
  try {
    const module: unknown = require(specifier);
    return { module };
  } catch (error) {
    return { module: undefined, error: messageOf(error) };
  }
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] ?? '';
}

function isInstalled(require: NodeJS.Require, specifier: string): boolean {
  try {
    require.resolve(specifier);
    return true;
  } catch {
    return false;
  }
}

function unknown(reason: string): SdkFunction {
  return { does: 'unknown', reason };
}

/** Returns the request of the first name that the package describes. */
function describe(meta: unknown, names: readonly string[]): SdkFunction | undefined {
  let value = meta;
  for (const name of names) {
    value = member(value, name);
    if (typeof value !== 'function') continue;
    const description: unknown = value();
    const method = member(description, 'httpMethod');
    const getUrl = member(description, 'getUrl');
    if (typeof method !== 'string' || typeof getUrl !== 'function') return undefined;
    const url: unknown = getUrl({ host: 'www.wixapis.com' });
    if (typeof url !== 'string') return undefined;
    return { does: 'request', method, url: new URL(url, 'https://www.wixapis.com').href };
  }
  return undefined;
}

/** Says what an export is that sends no request which the package describes. */
function classify(specifier: string, names: readonly string[], module: unknown): SdkFunction {
  let value = module;
  for (const name of names) {
    value = member(value, name);
    const type = member(value, '__type');
    if (type === 'service-plugin-definition') return { does: 'nothing' };
    if (type === 'event-definition') {
      const event = member(value, 'type');
      return typeof event === 'string'
        ? { does: 'subscribe', event }
        : unknown('a new kind of event');
    }
    // A class, or a function that makes a builder.
    if (typeof value === 'function') break;
    if (value === undefined) {
      return unknown(`the installed version of ${packageOf(specifier)} has no ${names.join('.')}`);
    }
  }
  if (typeof value === 'function') {
    const isOfData = /^@wix\/(data|wix-data-items-sdk)$/.test(specifier);
    return isOfData
      ? { does: 'nothing' }
      : unknown(`${packageOf(specifier)} does not describe its request`);
  }
  const members = isJsonObject(value) ? Object.values(value) : [];
  return { does: members.some((one) => typeof one === 'function') ? 'contain' : 'nothing' };
}

function member(value: unknown, name: string): unknown {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return isObject && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}

/** Returns the name of the package in a module specifier. */
function packageOf(specifier: string): string {
  return specifier.split('/').slice(0, 2).join('/');
}

import { GLOBALS, isExport, packageValue, type Value } from './value.js';

/** The global objects that have all other global names as members. */
const GLOBAL_OBJECTS = ['globalThis', 'window', 'self', 'global'];

/** The global functions, classes and objects that send requests. */
const SENDERS = ['fetch', 'navigator', 'XMLHttpRequest', 'EventSource', 'WebSocket'];

/** The functions that send a request to a URL that they get. */
const FUNCTIONS: readonly (readonly [specifier: string, names: string])[] = [
  ['@wix/essentials', 'httpClient.fetchWithAuth'],
  ['@wix/sdk', 'client.fetchWithAuth'],
  ['@wix/sdk', 'client.fetch'],
  [GLOBALS, 'fetch'],
  [GLOBALS, 'navigator.sendBeacon'],
  [GLOBALS, 'EventSource'],
  [GLOBALS, 'WebSocket'],
  [GLOBALS, 'XMLHttpRequest.open'],
];

/** The functions of axios and its clients that send requests. */
export const METHODS_OF_AXIOS = [
  'request',
  'get',
  'delete',
  'head',
  'options',
  'post',
  'put',
  'patch',
];

/** Returns the value of a global name that sends requests; `undefined` for all other names. */
export function globalValue(name: string): Value | undefined {
  if (GLOBAL_OBJECTS.includes(name)) return packageValue(GLOBALS, []);
  return SENDERS.includes(name) ? packageValue(GLOBALS, [name]) : undefined;
}

/** Packages with functions that are called like `fetch`. */
const LIKE_FETCH = /^(node-fetch|cross-fetch|undici|ofetch|ky|got)$/;

/**
 * Returns the name of a function of a package that is called like `fetch`, for example `get`; an
 * empty text for the package's main function.
 */
export function nameLikeFetch(value: Value): string | undefined {
  if (value.kind !== 'package' || !LIKE_FETCH.test(value.specifier)) return undefined;
  const name = value.names.filter((one) => one !== 'default').join('.');
  if (['', 'fetch', '$fetch', 'ofetch', 'ky', 'got'].includes(name)) return '';
  return METHODS_OF_AXIOS.includes(name) ? name : undefined;
}

/** Whether a function of a package, or a global one, sends a request to a URL that it gets. */
export function sendsRequest(value: Value): boolean {
  return (
    FUNCTIONS.some(([specifier, names]) => isExport(value, specifier, names)) ||
    isNodeRequest(value) ||
    nameLikeFetch(value) !== undefined
  );
}

/** Whether a value is `get()` or `request()` of Node's modules for HTTP. */
export function isNodeRequest(value: Value): boolean {
  return (
    value.kind === 'package' &&
    /^(node:)?https?$/.test(value.specifier) &&
    /^(default\.)?(get|request)$/.test(value.names.join('.'))
  );
}

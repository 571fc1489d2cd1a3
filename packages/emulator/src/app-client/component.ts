import { isJsonObject } from '../util/json.js';

/** The manifest's placeholder for the origin of the app's server. */
const SERVER_PLACEHOLDER = 'http://_wix_server_url_placeholder_/';

/** Returns the value at a path of keys, or `undefined` if a key is missing. */
export function dig(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((inner, key) => (isJsonObject(inner) ? inner[key] : undefined), value);
}

/** Returns the text in a field, or `undefined` if the field has no text. */
export function text(value: unknown, key: string): string | undefined {
  const found = dig(value, key);
  return typeof found === 'string' ? found : undefined;
}

/** Returns the length in a field in pixels, or `undefined` if the field has none. */
export function pixels(value: unknown, key: string): number | undefined {
  const found = dig(value, key);
  return typeof found === 'number' && found > 0 ? found : undefined;
}

/**
 * Replaces the manifest's placeholders in a text.
 * @param appUrl The app's origin.
 */
export function atApp(text: string, appUrl: string): string {
  return text.replace(/http:\/\/_wix_(statics|server)_url_placeholder_/g, appUrl);
}

/**
 * Returns the path of a URL on the app's server. Append it to the app's origin as text, because it
 * may begin with two slashes.
 * @returns `undefined` for any other URL.
 */
export function pathAtApp(url: unknown): string | undefined {
  const isAtApp = typeof url === 'string' && url.startsWith(SERVER_PLACEHOLDER);
  return isAtApp ? url.slice(SERVER_PLACEHOLDER.length - 1) : undefined;
}

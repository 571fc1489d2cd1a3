import { redactSecrets } from '../../redact/secrets.js';
import { decodePath, pathOf } from '../../util/paths.js';

const BASE_PATH = '/api/web-methods/';
const MAX_LENGTH = 200;

/**
 * Reads from a URL which web method it calls, in a form that may be logged.
 * @param url The path and the query, as a request line has them.
 * @returns The method's id as the caller wrote it, whether there is such a method or not;
 *   `undefined` if the URL is not one of a web method.
 */
export function readMethodId(url: string): string | undefined {
  const path = pathOf(url);
  if (!path.startsWith(BASE_PATH) || path === BASE_PATH) return undefined;
  // Some apps want a slash at the end of every path.
  return loggedPath(path.slice(BASE_PATH.length).replace(/\/$/, ''));
}

/**
 * A path in a form that may be logged: decoded, without secrets, cut at a limit.
 * @param path A path or a part of one, percent-encoded.
 */
export function loggedPath(path: string): string {
  const text = redactSecrets(decodePath(path));
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}

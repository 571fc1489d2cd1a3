import { redactSecrets } from '../../redact/secrets.js';
import { decodePath, pathOf } from '../../util/paths.js';

const BASE_PATH = '/api/web-methods/';
const MAX_LENGTH = 200;

/**
 * Reads the id of the web method that a URL calls, in a form that may be logged.
 * @param url The path and the query, as in a request line.
 * @returns The id as the caller wrote it, even if there is no such method; `undefined` if the URL
 *   does not call a web method.
 */
export function readMethodId(url: string): string | undefined {
  const path = pathOf(url);
  if (!path.startsWith(BASE_PATH) || path === BASE_PATH) return undefined;
  // Some apps require a trailing slash in every path.
  return loggedPath(path.slice(BASE_PATH.length).replace(/\/$/, ''));
}

/**
 * Returns a path in a form that may be logged: decoded, without secrets, and cut at a limit.
 * @param path A path or a part of one, percent-encoded.
 */
export function loggedPath(path: string): string {
  const text = redactSecrets(decodePath(path));
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}

import { redactSecrets } from '../secrets.js';
import { decodePath, pathOf } from './decode-path.js';

const basePath = '/api/web-methods/';
const maxLength = 200;

/**
 * Reads from a URL which web method it calls, in a form that may be logged.
 * @param url the path and the query, as a request line has them.
 * @returns the method's id as the caller wrote it, whether there is such a method or not;
 *   `undefined` if the URL is not one of a web method.
 */
export function readMethodId(url: string): string | undefined {
  const path = pathOf(url);
  if (!path.startsWith(basePath) || path === basePath) return undefined;
  const id = redactSecrets(decodePath(path.slice(basePath.length)));
  return id.length > maxLength ? `${id.slice(0, maxLength)}…` : id;
}

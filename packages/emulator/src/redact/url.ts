import { redactSecrets } from '../util/secrets.js';

/**
 * The part of a URL that may be logged: without the query, which may carry secrets.
 * @param url an absolute URL.
 */
export function loggedUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  return redactSecrets(origin + pathname);
}

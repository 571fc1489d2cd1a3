import { sharedResults } from './configured-results.js';
import type { WebMethodFunction } from './permission.js';

const endpointKeys = new WeakMap<WebMethodFunction, string>();

/**
 * Returns the name of an endpoint's cached results. It is not the address, which a caller can write
 * in many ways.
 * @param route The endpoint's route. After a rewrite it is unknown, and processes do not share the
 * results.
 */
export function endpointKey(method: WebMethodFunction, route: string | undefined): string {
  if (sharedResults && route !== undefined) return `endpoint ${route}`;
  const key = endpointKeys.get(method) ?? `endpoint ${crypto.randomUUID()}`;
  endpointKeys.set(method, key);
  return key;
}

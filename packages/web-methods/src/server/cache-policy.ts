import { PACKAGE_NAME } from '../consts.js';
import type { WebMethodFunction } from './permission.js';

/** How the results of a method are cached. */
export interface CachePolicy {
  /** How long a result is fresh, in milliseconds. */
  ttlMs: number;
  /** The names by which a result can be invalidated; never empty. */
  tags: readonly string[];
}

/** Wix's own default. A larger number is more likely meant as milliseconds. */
const WEEK_S = 604_800;

const policies = new WeakMap<WebMethodFunction, CachePolicy | undefined>();

/**
 * Reads the `cache` option of a web method: `{ tags: string[], ttl?: number }`, with `ttl` in
 * seconds and a week by default.
 * @param method The web method.
 * @param id The method's id, for messages.
 * @returns The policy; `undefined` if the method is not cached. As in Wix's own web methods, a
 * method without tags is not cached. Neither is a method whose permission is not `Anyone`, because
 * callers would get each other's results. In that case, it warns.
 * @throws {Error} If the option has another shape.
 */
export function cachePolicy(method: WebMethodFunction, id: string): CachePolicy | undefined {
  if (!policies.has(method)) policies.set(method, readPolicy(method, id));
  return policies.get(method);
}

function readPolicy(method: WebMethodFunction, id: string): CachePolicy | undefined {
  const cache = property(property(method, 'options'), 'cache');
  if (cache === undefined) return undefined;
  if (method.permission !== 'Anyone') {
    warnIgnored(method, id);
    return undefined;
  }
  if (typeof cache !== 'object') throw new Error(`The cache option of ${id} is not an object.`);
  const tags = property(cache, 'tags') ?? [];
  const ttl = property(cache, 'ttl') ?? WEEK_S;
  if (!isStrings(tags))
    throw new Error(`The cache option of ${id}: tags is not a list of strings.`);
  if (typeof ttl !== 'number' || !(ttl > 0)) {
    throw new Error(`The cache option of ${id}: ttl is not a positive number of seconds.`);
  }
  if (ttl > WEEK_S) {
    console.warn(
      `${PACKAGE_NAME}: the cache option of ${id} has a ttl of ${ttl} seconds, which is more than a week. It is in seconds, not in milliseconds.`,
    );
  }
  return tags.length === 0 ? undefined : { ttlMs: ttl * 1000, tags };
}

const warned = new WeakSet<WebMethodFunction>();

/**
 * Warns once if the `cache` option of a web method has no effect.
 * @param id The method's id.
 */
export function warnIgnored(method: WebMethodFunction, id: string): void {
  const hasOption = property(property(method, 'options'), 'cache') !== undefined;
  if (!hasOption || method.permission === 'Anyone' || warned.has(method)) return;
  warned.add(method);
  console.warn(
    `${PACKAGE_NAME}: the cache option of ${id} is ignored. Callers share cached results, so only a method with Permissions.Anyone can be cached. The permission of this method is ${method.permission}.`,
  );
}

function property(value: unknown, key: string): unknown {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return isObject ? new Map(Object.entries(value)).get(key) : undefined;
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

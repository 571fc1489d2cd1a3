import type { WebMethodFunction } from './permission.js';

/** The maximum length of a key, in characters. Results with a longer key are not cached. */
const MAX_KEY = 1024;

/** The key of a result: the method, its arguments and the instance. */
export interface CacheKey {
  readonly method: WebMethodFunction;
  readonly instanceId: string;
  /** The name of the method's cached results, followed by the arguments. */
  readonly text: string;
}

/**
 * Creates the key of a call's result. Call it before the method runs, which may change its
 * arguments.
 * @param keptAs The name of the method's cached results, such as `backend/instance/getInstance`.
 */
export function cacheKey(
  method: WebMethodFunction,
  keptAs: string,
  instanceId: string,
  args: readonly unknown[],
): CacheKey {
  return { method, instanceId, text: `${keptAs} ${canonical(args)}` };
}

/** Whether a key is short enough for its result to be cached, and to be shared meanwhile. */
export function isKeyAllowed({ text }: Pick<CacheKey, 'text'>): boolean {
  return text.length <= MAX_KEY;
}

/**
 * Writes parsed JSON so that equal values give equal text, whatever the order of their keys, and
 * different values give different text. `JSON.stringify()` writes `-0` as `0`, and numbers that are
 * too large as `null`, so that different calls would share a result.
 */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${pairs.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join()}}`;
  }
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  return JSON.stringify(value);
}

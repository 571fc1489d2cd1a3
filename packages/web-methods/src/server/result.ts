import { stringify } from 'devalue';
import { DEVALUE_TYPE } from '../consts.js';

/**
 * Encodes a method's result: nothing for `undefined`, plain JSON where that is faithful, else devalue.
 * @param result What the method returned.
 * @throws {Error} If the result holds something that cannot be carried (a function, a symbol, an
 * instance of a class, a promise); the message names its path.
 */
export function encodeResult(result: unknown): Response {
  if (result === undefined) return new Response(null, { status: 204 });
  if (isFaithfulAsJson(result, new Set())) return Response.json(result);
  return new Response(stringify(result), { headers: { 'content-type': DEVALUE_TYPE } });
}

/** Tells whether JSON gives back the very value: same types, no `undefined` lost, no reference doubled. */
function isFaithfulAsJson(value: unknown, seen: Set<object>): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0);
    case 'object':
      if (value === null) return true;
      if (seen.has(value)) return false;
      seen.add(value);
      return Array.isArray(value) ? isFaithfulArray(value, seen) : isFaithfulObject(value, seen);
    default:
      return false;
  }
}

function isFaithfulArray(array: readonly unknown[], seen: Set<object>): boolean {
  // A hole has no key, and a named property one too many.
  return (
    Object.keys(array).length === array.length &&
    array.every((item) => isFaithfulAsJson(item, seen))
  );
}

function isFaithfulObject(object: object, seen: Set<object>): boolean {
  return (
    Object.getPrototypeOf(object) === Object.prototype &&
    Object.getOwnPropertySymbols(object).length === 0 &&
    !('toJSON' in object) &&
    Object.values(object).every((item) => isFaithfulAsJson(item, seen))
  );
}

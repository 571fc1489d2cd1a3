import { propertyStep } from '../path.js';

/**
 * Encodes a call's arguments as JSON. Missing arguments at the end and `undefined` properties are
 * left out, which makes no difference for the method.
 * @param args The arguments from the caller.
 * @throws {TypeError} If JSON would change an argument (a `Date`, a `Map`, a class instance, a
 * `BigInt`, `NaN`, a hole, …). The message names its path, such as `arguments[0].when`.
 */
export function encodeArguments(args: readonly unknown[]): string {
  const given = args.slice(0, args.findLastIndex((value) => value !== undefined) + 1);
  const paths = new Map<unknown, string>();
  return JSON.stringify(given, function (this: Record<string, unknown>, key, value: unknown) {
    const original = this[key];
    const isItem = Array.isArray(this);
    const path =
      original === given ? '' : `${paths.get(this)}${isItem ? `[${key}]` : propertyStep(key)}`;
    if (!isCarried(original) && (original !== undefined || isItem)) {
      throw new TypeError(
        `JSON cannot carry the argument at arguments${path}: ${describe(original)}. Send plain data.`,
      );
    }
    paths.set(original, path);
    return value;
  });
}

/** Whether JSON preserves a value, apart from its contents. `-0` becomes `0`, which is equal. */
function isCarried(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value !== 'object') return Number.isFinite(value);
  if ('toJSON' in value && typeof value.toJSON === 'function') return false;
  if (Array.isArray(value)) return true;
  // A plain object of any realm has no prototype, or a prototype that is the end of the chain.
  const prototype: object | null = Object.getPrototypeOf(value);
  return !prototype || !Object.getPrototypeOf(prototype);
}

function describe(value: unknown): string {
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  if (typeof value !== 'object') return Number.isNaN(value) ? 'NaN' : `${kind} ${String(value)}`;
  return kind === 'Object' ? 'an instance of a class' : kind;
}

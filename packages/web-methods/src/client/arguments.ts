import { propertyStep } from '../path.js';

/** The maximum nesting depth of arguments: the server refuses more. */
const MAX_DEPTH = 64;

/**
 * Encodes a call's arguments as JSON. Missing arguments at the end and `undefined` properties are
 * left out, which makes no difference for the method.
 * @param args The arguments from the caller.
 * @throws {TypeError} If JSON would change an argument (a `Date`, a `Map`, a class instance, a
 * `BigInt`, `NaN`, a hole, an object that contains itself, …). The message names the argument's
 * path, such as `arguments[0].when`, which is also the error's `path`.
 */
export function encodeArguments(args: readonly unknown[]): string {
  const given = args.slice(0, args.findLastIndex((value) => value !== undefined) + 1);
  return encode(given, 'arguments', []);
}

/**
 * Encodes a value, and reads each of its parts once.
 * @param path The path of the value.
 * @param holders The objects that contain the value.
 */
function encode(value: unknown, path: string, holders: readonly unknown[]): string {
  const reason = refusal(value, holders);
  if (reason) {
    const message = `JSON cannot carry the argument at ${path}: ${reason}. Send plain data.`;
    throw Object.assign(new TypeError(message), { path });
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inside = [...holders, value];
  if (Array.isArray(value)) {
    // `Array.from()` includes holes, with the value `undefined`.
    return `[${Array.from(value, (item, index) => encode(item, `${path}[${index}]`, inside))}]`;
  }
  const properties = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(
      ([key, item]) => `${JSON.stringify(key)}:${encode(item, path + propertyStep(key), inside)}`,
    );
  return `{${properties}}`;
}

/** Describes why JSON would change a value, apart from its parts; `undefined` if it would not. */
function refusal(value: unknown, holders: readonly unknown[]): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : String(value);
  if (typeof value !== 'object') return `${typeof value} ${String(value)}`;
  if (holders.includes(value)) return 'a circular reference';
  if (holders.length === MAX_DEPTH) return `more than ${MAX_DEPTH} levels deep`;
  const isArray = Array.isArray(value);
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  const isPlain = isArray ? isPlainArray(value) : kind === 'Object' && isPlainObject(value);
  if (!isPlain || ('toJSON' in value && typeof value.toJSON === 'function')) {
    return kind === 'Object' || isArray ? 'an instance of a class' : kind;
  }
  if (Object.getOwnPropertySymbols(value).length > 0) return 'an object with a symbol as key';
  const extra = isArray
    ? Object.keys(value).find((key) => String(Number(key) >>> 0) !== key)
    : undefined;
  return extra === undefined ? undefined : `an array with the property "${extra}"`;
}

/** Whether an object has no prototype, or `Object.prototype` of any realm. */
function isPlainObject(value: object): boolean {
  const prototype: object | null = Object.getPrototypeOf(value);
  return !prototype || (!Object.getPrototypeOf(prototype) && Object.hasOwn(prototype, 'valueOf'));
}

/** Whether an array has `Array.prototype` of any realm, and not that of a subclass. */
function isPlainArray(value: object): boolean {
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype !== null && isPlainObject(prototype) && Object.hasOwn(prototype, 'push');
}

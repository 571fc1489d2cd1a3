const isPlain = (value: object) =>
  [Object.prototype, null].includes(Object.getPrototypeOf(value) ?? null);

/** The built-in types that a result may have, apart from plain objects and arrays. */
const RICH = [
  ...[Date, RegExp, URL, URLSearchParams, ArrayBuffer, Map, Set, DataView],
  ...[Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array],
  ...[Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array],
];

/**
 * Tells whether a result may hold a value, whatever the value holds in turn.
 * @param value What a path in a refusal leads to.
 */
export function isCarriable(value: unknown): boolean {
  if (typeof value === 'function' || typeof value === 'symbol') return false;
  if (typeof value !== 'object' || value === null || value instanceof Error) return true;
  const keys = Reflect.ownKeys(value).filter((key) =>
    Object.prototype.propertyIsEnumerable.call(value, key),
  );
  if (keys.some((key) => typeof key === 'symbol' || key === '__proto__')) return false;
  if (isPlain(value)) return true;
  const areIndexes = keys.every((key) => String(Number(key) >>> 0) === key);
  if (Object.getPrototypeOf(value) === Array.prototype) return areIndexes;
  const isRich = RICH.some((type) => Object.getPrototypeOf(value) === type.prototype);
  if (!ArrayBuffer.isView(value)) return isRich && keys.length === 0;
  const { buffer, byteLength } = value;
  const isWhole = byteLength === buffer.byteLength && buffer instanceof ArrayBuffer;
  return isRich && isWhole && areIndexes;
}

/**
 * Tells whether an argument may hold a value, whatever the value holds in turn.
 * @param value What a path in a refusal leads to.
 */
export function isSendable(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value !== 'object' || !isCarriable(value)) return false;
  if ('toJSON' in value && typeof value.toJSON === 'function') return false;
  return Array.isArray(value) ? Object.keys(value).length === value.length : isPlain(value);
}

/** What JSON does not carry: a value that it would change, or one that holds itself. */
export class Unsendable {
  constructor(readonly reason: 'value' | 'cycle') {}
}

/**
 * Says what becomes of the arguments of a call.
 * @param args The arguments as the frontend gave them.
 * @returns The arguments as the method gets them, or why nothing is sent.
 */
export function sent(args: readonly unknown[]): unknown {
  const last = args.findLastIndex((value) => value !== undefined);
  return arrival(args.slice(0, last + 1), []);
}

function arrival(value: unknown, within: readonly unknown[]): unknown {
  if (within.includes(value)) return new Unsendable('cycle');
  if (!isSendable(value)) return new Unsendable('value');
  if (typeof value === 'number') return value === 0 ? 0 : value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined || Array.isArray(value))
    .map(([key, item]) => [key, arrival(item, [...within, value])] as const);
  const refused = entries.map(([, item]) => item).filter((item) => item instanceof Unsendable);
  // Which of several is met first is for the client to choose.
  if (refused.length > 0) return refused.find(({ reason }) => reason === 'cycle') ?? refused[0];
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

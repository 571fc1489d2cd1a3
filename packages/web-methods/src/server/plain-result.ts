import { propertyStep } from '../path.js';
import type { EncodedResult } from './result.js';
import { hasSymbolKey, nameOf } from './serializable.js';

/**
 * Encodes a result as JSON that any HTTP client can read. As in `Response.json()`, a `Date` becomes
 * its ISO string, `-0` becomes `0`, and `undefined` properties are left out.
 * @param result The method's return value.
 * @throws {TypeError} If JSON would change anything else, such as a `Map`, or lose it, such as a
 * function. The message names the value's path, such as `result.users[0]`.
 */
export function encodePlainResult(result: unknown): EncodedResult {
  if (result === undefined) return { status: 204, contentType: undefined, body: '' };
  const body = JSON.stringify(copyOf({ value: result, step: 'result', holder: undefined }));
  return { status: 200, contentType: 'application/json', body };
}

/** A part of a result. */
interface Part {
  readonly value: unknown;
  /** The last step of the part's path: a property name or an index. */
  readonly step: string | number;
  readonly holder: Part | undefined;
}

/** Copies a part, and reads everything in it once: a getter may return another value later. */
function copyOf(part: Part): unknown {
  const { value } = part;
  const refused = refusal(part);
  if (refused) {
    const message = `An endpoint's result must be plain JSON: ${pathOf(part)} is ${refused}.`;
    throw new TypeError(message, { cause: value });
  }
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return Date.prototype.toISOString.call(value);
  if (Array.isArray(value)) {
    // Includes holes, with the value `undefined`.
    const indexes = Array.from({ length: value.length }, (_, index) => index);
    return indexes.map((step) => copyOf({ value: value[step], step, holder: part }));
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(
    entries.map(([step, item]) => [step, copyOf({ value: item, step, holder: part })]),
  );
}

/** Describes a value that JSON cannot carry; `undefined` if it can. */
function refusal({ value, step, holder }: Part): string | undefined {
  if (step === '__proto__') return 'a property that would change what it is merged into';
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : String(value);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (value === undefined) return 'undefined';
  if (typeof value !== 'object') return `a ${typeof value}`;
  for (let part = holder; part; part = part.holder) if (part.value === value) return 'a cycle';
  return refusalOfObject(value);
}

function refusalOfObject(value: object): string | undefined {
  const isDate = value instanceof Date;
  const isList = Array.isArray(value);
  const isPlain = isPlainObject(value);
  if (!isDate && !isList && !isPlain) return nameOf(value);
  if (isDate && Number.isNaN(value.getTime())) return 'an invalid date';
  const toJSON: unknown = Reflect.get(value, 'toJSON');
  if (typeof toJSON === 'function' && !(isDate && toJSON === Date.prototype.toJSON)) {
    return 'an object that says itself how it is written';
  }
  if (hasSymbolKey(value)) return 'an object with a symbol as key';
  // An array with a hole has fewer keys than items. The hole itself is refused separately.
  const keys = isPlain ? 0 : Object.keys(value).length;
  return keys > (isList ? value.length : 0)
    ? `${nameOf(value)} with properties of its own`
    : undefined;
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function pathOf({ step, holder }: Part): string {
  if (!holder) return String(step);
  return `${pathOf(holder)}${typeof step === 'number' ? `[${step}]` : propertyStep(step)}`;
}

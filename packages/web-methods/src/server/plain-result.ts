import { propertyStep } from '../path.js';
import type { EncodedResult } from './result.js';
import { hasSymbolKey, nameOf } from './serializable.js';

/**
 * Writes a result as JSON that any HTTP client reads: a `Date` as its ISO text, as `Response.json()`
 * writes it, `-0` as `0`, and a property of `undefined` not at all.
 * @param result What the method returned.
 * @throws {TypeError} For anything else that JSON would change, such as a `Map`, or lose, such as a
 * function; the message names its path, such as `result.users[0]`.
 */
export function encodePlainResult(result: unknown): EncodedResult {
  if (result === undefined) return { status: 204, contentType: undefined, body: '' };
  check({ value: result, step: 'result', holder: undefined });
  return { status: 200, contentType: 'application/json', body: JSON.stringify(result) };
}

/** A part of a result, in what holds it. */
interface Part {
  readonly value: unknown;
  /** The last step of the way to it, as code would write it. */
  readonly step: string | number;
  readonly holder: Part | undefined;
}

function check(part: Part): void {
  const { value } = part;
  const refused = refusal(part);
  if (refused) {
    throw new TypeError(`An endpoint's result must be plain JSON: ${pathOf(part)} is ${refused}.`);
  }
  if (Array.isArray(value)) {
    // A hole has an entry, of undefined.
    for (const [index, item] of value.entries()) check({ value: item, step: index, holder: part });
  } else if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    for (const [key, item] of Object.entries(value)) {
      if (item !== undefined) check({ value: item, step: key, holder: part });
    }
  }
}

/** Says what a value is that JSON cannot carry. */
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
  // A list with a hole has fewer keys than items, and the hole itself is refused.
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

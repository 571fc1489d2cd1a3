import { propertyStep } from '../path.js';
import { nameOf } from './fidelity.js';
import type { EncodedResult } from './result.js';

/**
 * Writes a result as JSON that any HTTP client reads: a `Date` as its ISO text, as `Response.json()`
 * writes it, and a property of `undefined` not at all.
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
    throw new TypeError(
      `An endpoint answers plain JSON, which cannot carry its result: ${pathOf(part)} is ${refused}.`,
    );
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
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid date' : undefined;
  return Array.isArray(value) || isPlainObject(value) ? undefined : nameOf(value);
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function pathOf({ step, holder }: Part): string {
  if (!holder) return String(step);
  return `${pathOf(holder)}${typeof step === 'number' ? `[${step}]` : propertyStep(step)}`;
}

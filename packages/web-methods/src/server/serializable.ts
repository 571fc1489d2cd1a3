import type { ErrorFields } from '../devalue.js';
import { propertyStep } from '../path.js';

/** How a result reaches the caller unchanged. */
export interface Encoding {
  /** Whether plain JSON preserves the result. If not, devalue does. */
  readonly isJson: boolean;
  /** The errors in the result, as they are sent. */
  readonly errors: ReadonlyMap<unknown, ErrorFields>;
  /** Returns the value of a property that was checked, without calling its getter again. */
  read(object: object, key: string | number): unknown;
}

/**
 * Chooses the encoding that preserves a method's result, including its types and references.
 * @param result The method's return value.
 * @param toFields Describes an error in the result for the caller. It is called once for each.
 * @throws {TypeError} If neither encoding supports a value: a function, a symbol, a promise, a
 * class instance, an object with the key `__proto__` or a symbol key, or a part of a buffer. The
 * message names the value's path, such as `result.users[0].save`.
 */
export function encodingOf(result: unknown, toFields: (error: Error) => ErrorFields): Encoding {
  const walk = new Walk(toFields);
  try {
    walk.visitAll(result);
  } catch (error) {
    if (!(error instanceof NotSerializable)) throw error;
    const { what, value: cause } = error;
    const path = error.path.map(written).join('');
    throw new TypeError(`The result is not serializable: result${path} is ${what}.`, { cause });
  }
  return walk;
}

/** Steps into a `Map` or a `Set`. They are symbols, because a property may have any name. */
const KEYS = Symbol('.keys()');
const VALUES = Symbol('.values()');

/** The step to a part of a value: a property's name, an index, or one of the symbols above. */
type Step = string | number | symbol;

/**
 * Thrown for a value that is not serializable. The path is built only while the error propagates,
 * because few walks need a path.
 */
class NotSerializable {
  readonly path: Step[] = [];
  constructor(
    readonly what: string,
    readonly value?: unknown,
  ) {}
}

/** How often to visit a result whose getters may have changed it. */
const MAX_ROUNDS = 3;

/** The prototypes of the built-in types that devalue encodes as a whole. */
const CARRIED = new Set<unknown>(
  [Date, RegExp, URL, URLSearchParams, ArrayBuffer].map((type) => type.prototype),
);

const VIEWS = new Set<unknown>(
  [
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  ].map((type) => type.prototype),
);

class Walk implements Encoding {
  isJson = true;
  readonly errors = new Map<Error, ErrorFields>();
  readonly #toFields: (error: Error) => ErrorFields;
  readonly #seen = new Set<object>();
  /** The errors whose details are being visited. */
  readonly #open = new Set<Error>();
  /** Whether a getter was called, which may have changed what was visited before. */
  #hasCalled = false;
  /** The values of the getters, by object and property. A getter may return another value later. */
  readonly #got = new Map<object, Map<string, unknown>>();

  constructor(toFields: (error: Error) => ErrorFields) {
    this.#toFields = toFields;
  }

  /** Visits a result until no getter can have changed it. Each getter is called once. */
  visitAll(result: unknown): void {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      this.#seen.clear();
      this.#hasCalled = false;
      this.visit(result);
      if (!this.#hasCalled) return;
    }
    throw new NotSerializable('an object whose getters keep changing it');
  }

  read(object: object, key: string | number): unknown {
    const got = this.#got.get(object);
    return got?.has(String(key)) ? got.get(String(key)) : Reflect.get(object, key);
  }

  visit(value: unknown): void {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return;
      case 'number':
        if (!Number.isFinite(value) || Object.is(value, -0)) this.isJson = false;
        return;
      case 'bigint':
      case 'undefined':
        this.isJson = false;
        return;
      case 'object':
        if (value !== null) this.#visitObject(value);
        return;
      default:
        throw new NotSerializable(`a ${typeof value}`);
    }
  }

  #visitObject(value: object): void {
    if (this.#seen.has(value)) {
      // devalue creates an error after its details.
      if (value instanceof Error && this.#open.has(value)) {
        throw new NotSerializable('an error that contains itself');
      }
      this.isJson = false;
      return;
    }
    this.#seen.add(value);
    // JSON would call the method, even if it is inherited or not enumerable.
    if ('toJSON' in value) this.isJson = false;
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === Array.prototype && Array.isArray(value)) {
      this.#visitArray(value);
    } else if (prototype === Object.prototype) {
      this.#visitEntries(value);
    } else {
      this.isJson = false;
      this.#visitRich(value, prototype);
    }
  }

  #visitRich(value: object, prototype: unknown): void {
    if (prototype === null) {
      this.#visitEntries(value);
    } else if (value instanceof Error) {
      this.#visitError(value);
    } else if (ArrayBuffer.isView(value) && VIEWS.has(prototype)) {
      checkView(value);
    } else if (Reflect.ownKeys(value).some((key) => key !== 'lastIndex')) {
      throw new NotSerializable(`${nameOf(value)} with properties of its own`, value);
    } else if (value instanceof Map && prototype === Map.prototype) {
      this.#visitMap(value);
    } else if (value instanceof Set && prototype === Set.prototype) {
      for (const item of value) this.#step(VALUES, item);
    } else if (!CARRIED.has(prototype)) {
      throw new NotSerializable(nameOf(value), value);
    }
  }

  #visitEntries(object: object): void {
    for (const key of Object.keys(object)) {
      if (key === '__proto__') throw new NotSerializable('an object with the key "__proto__"');
      this.#step(key, this.#get(object, key));
    }
    checkSymbols(object);
  }

  #visitError(error: Error): void {
    const fields = this.errors.get(error) ?? this.#toFields(error);
    this.errors.set(error, fields);
    this.#open.add(error);
    this.#visitEntries(fields);
    this.#open.delete(error);
  }

  #visitArray(array: readonly unknown[]): void {
    const keys = Object.keys(array);
    // A hole has no key.
    if (keys.length !== array.length) this.isJson = false;
    for (const key of keys) {
      const index = Number(key) >>> 0;
      if (String(index) !== key || index >= array.length) {
        throw new NotSerializable(`an array with the property "${key}"`);
      }
      this.#step(index, this.#get(array, key));
    }
    checkSymbols(array);
  }

  #visitMap(map: ReadonlyMap<unknown, unknown>): void {
    for (const [key, value] of map) {
      this.#step(KEYS, key);
      this.#step(VALUES, value);
    }
  }

  /** Reads a property, and remembers what its getter returns, if it has one. */
  #get(object: object, key: string): unknown {
    if (this.#got.size > 0 && this.#got.get(object)?.has(key)) return this.read(object, key);
    const value: unknown = Reflect.get(object, key);
    if (!Object.getOwnPropertyDescriptor(object, key)?.get) return value;
    this.isJson = false;
    this.#hasCalled = true;
    const got = this.#got.get(object) ?? new Map<string, unknown>();
    this.#got.set(object, got.set(key, value));
    return value;
  }

  #step(step: Step, value: unknown): void {
    try {
      this.visit(value);
    } catch (error) {
      if (error instanceof NotSerializable) error.path.unshift(step);
      throw error;
    }
  }
}

/**
 * Checks that a view covers its whole buffer: devalue would also send the rest, which may contain
 * anything.
 */
function checkView(view: ArrayBufferView): void {
  if (!(view.buffer instanceof ArrayBuffer)) throw new NotSerializable('a view of shared memory');
  if (view.byteLength !== view.buffer.byteLength) {
    throw new NotSerializable('a part of a larger buffer; return a copy, such as bytes.slice()');
  }
}

function checkSymbols(object: object): void {
  if (hasSymbolKey(object)) throw new NotSerializable('an object with a symbol as key');
}

/** Whether an object has an enumerable symbol key. */
export function hasSymbolKey(object: object): boolean {
  const isEnumerable = Object.prototype.propertyIsEnumerable;
  return Object.getOwnPropertySymbols(object).some((key) => isEnumerable.call(object, key));
}

function written(step: Step): string {
  if (typeof step === 'number') return `[${step}]`;
  return typeof step === 'symbol' ? (step.description ?? '') : propertyStep(step);
}

/** Describes an object that is neither plain nor an array, such as `an instance of Map`. */
export function nameOf(value: object): string {
  if ('then' in value && typeof value.then === 'function') return 'a promise';
  return `an instance of ${value.constructor?.name || 'a class'}`;
}

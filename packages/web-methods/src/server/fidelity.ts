import { propertyStep } from '../path.js';

/** How a value reaches the caller unchanged: as plain JSON, or encoded by devalue. */
export type Encoding = 'json' | 'devalue';

/**
 * Tells how a method's result reaches the caller as it is, with its types and its references.
 * @param result What the method returned.
 * @throws {TypeError} For what neither encoding carries: a function, a symbol, a promise, an
 * instance of a class, an object with a key `__proto__` or a symbol as key, a part of a buffer. The
 * message names its path, such as `result.users[0].save`.
 */
export function encodingOf(result: unknown): Encoding {
  const walk = new Walk();
  walk.visit(result);
  return walk.encoding;
}

/** The built-in types that devalue carries as a whole, by their prototypes. */
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

class Walk {
  encoding: Encoding = 'json';
  readonly #seen = new Set<object>();
  /** The way to the value: a property's name, an index, or a call such as `.keys()`. */
  readonly #path: (string | number)[] = [];

  visit(value: unknown): void {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return;
      case 'number':
        if (!Number.isFinite(value) || Object.is(value, -0)) this.encoding = 'devalue';
        return;
      case 'bigint':
      case 'undefined':
        this.encoding = 'devalue';
        return;
      case 'object':
        if (value !== null) this.#visitObject(value);
        return;
      default:
        this.#refuse(`a ${typeof value}`);
    }
  }

  #visitObject(value: object): void {
    if (this.#seen.has(value)) {
      this.encoding = 'devalue';
      return;
    }
    this.#seen.add(value);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === Array.prototype && Array.isArray(value)) {
      this.#visitArray(value);
    } else if (prototype === Object.prototype) {
      this.#visitEntries(value);
    } else {
      this.encoding = 'devalue';
      this.#visitRich(value, prototype);
    }
  }

  #visitRich(value: object, prototype: unknown): void {
    if (prototype === null) {
      this.#visitEntries(value);
    } else if (ArrayBuffer.isView(value) && VIEWS.has(prototype)) {
      this.#checkView(value);
    } else if (Reflect.ownKeys(value).some((key) => key !== 'lastIndex')) {
      this.#refuse(`${nameOf(value)} with properties of its own`);
    } else if (value instanceof Map && prototype === Map.prototype) {
      this.#visitMap(value);
    } else if (value instanceof Set && prototype === Set.prototype) {
      for (const item of value) this.#step('.values()', item);
    } else if (!CARRIED.has(prototype)) {
      this.#refuse(nameOf(value));
    }
  }

  #visitEntries(object: object): void {
    for (const [key, value] of Object.entries(object)) {
      if (key === '__proto__') this.#refuse('an object with the key "__proto__"');
      this.#step(key, value);
    }
    this.#checkSymbols(object);
  }

  #visitArray(array: readonly unknown[]): void {
    const keys = Object.keys(array);
    // A hole has no key.
    if (keys.length !== array.length) this.encoding = 'devalue';
    for (const key of keys) {
      const index = Number(key);
      if (!(index < array.length)) this.#refuse(`an array with the property "${key}"`);
      this.#step(index, array[index]);
    }
    this.#checkSymbols(array);
  }

  #visitMap(map: ReadonlyMap<unknown, unknown>): void {
    for (const [key, value] of map) {
      this.#step('.keys()', key);
      this.#step('.values()', value);
    }
  }

  /** A view is sent with its whole buffer, where anything may lie beside the part that is meant. */
  #checkView(view: ArrayBufferView): void {
    if (view.byteLength !== view.buffer.byteLength) {
      this.#refuse('a part of a larger buffer; return a copy, such as bytes.slice()');
    }
  }

  #checkSymbols(object: object): void {
    const isEnumerable = Object.prototype.propertyIsEnumerable;
    if (Object.getOwnPropertySymbols(object).some((key) => isEnumerable.call(object, key))) {
      this.#refuse('an object with a symbol as key');
    }
  }

  #step(step: string | number, value: unknown): void {
    this.#path.push(step);
    this.visit(value);
    this.#path.pop();
  }

  #refuse(what: string): never {
    throw new TypeError(
      `The result cannot be carried: result${this.#path.map(written).join('')} is ${what}.`,
    );
  }
}

function written(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  if (step.startsWith('.')) return step;
  return propertyStep(step);
}

function nameOf(value: object): string {
  if ('then' in value && typeof value.then === 'function') return 'a promise';
  return `an instance of ${value.constructor?.name || 'a class'}`;
}

/** Tells whether two values are the same to whoever reads them: types, contents and references. */
export function isSame(left: unknown, right: unknown): boolean {
  return new Comparison().compare(left, right);
}

class Comparison {
  // Both ways, as one object here must not be two there, nor two here be one there.
  readonly #rightOf = new Map<object, object>();
  readonly #leftOf = new Map<object, object>();

  compare(left: unknown, right: unknown): boolean {
    if (!isObject(left) || !isObject(right)) return Object.is(left, right);
    if (this.#rightOf.has(left) || this.#leftOf.has(right)) {
      return this.#rightOf.get(left) === right && this.#leftOf.get(right) === left;
    }
    this.#rightOf.set(left, right);
    this.#leftOf.set(right, left);
    // An error arrives with a code and a status, and in development with its message.
    if (left instanceof Error && right instanceof Error) return left.message === right.message;
    return (
      Object.getPrototypeOf(left) === Object.getPrototypeOf(right) &&
      this.#compareAll(contentOf(left), contentOf(right)) &&
      this.#compareProperties(left, right)
    );
  }

  #compareProperties(left: object, right: object): boolean {
    const keys = enumerableKeys(left);
    return (
      this.#compareAll(keys, enumerableKeys(right)) &&
      keys.every((key) => this.compare(Reflect.get(left, key), Reflect.get(right, key)))
    );
  }

  #compareAll(left: readonly unknown[], right: readonly unknown[]): boolean {
    return (
      left.length === right.length && left.every((item, index) => this.compare(item, right[index]))
    );
  }
}

/** What a value of a built-in type holds, apart from its properties. */
function contentOf(value: object): readonly unknown[] {
  if (Array.isArray(value)) return [value.length];
  if (value instanceof Date) return [value.getTime()];
  if (value instanceof RegExp) return [value.source, value.flags];
  if (value instanceof URL) return [value.href];
  if (value instanceof URLSearchParams) return [...value].flat();
  if (value instanceof Map) return [...value].flat();
  if (value instanceof Set) return [...value];
  if (value instanceof ArrayBuffer) return [...new Uint8Array(value)];
  if (ArrayBuffer.isView(value)) return [value.buffer, value.byteOffset, value.byteLength];
  return [];
}

/** The items of a view are in its buffer, where `NaN` is many. */
function enumerableKeys(value: object): PropertyKey[] {
  const isItem = (key: PropertyKey) => ArrayBuffer.isView(value) && /^\d+$/.test(String(key));
  return Reflect.ownKeys(value).filter(
    (key) => Object.prototype.propertyIsEnumerable.call(value, key) && !isItem(key),
  );
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/**
 * Reads a property of a value of which nothing is known.
 * @returns `undefined` where the value is no object, too.
 */
export function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/**
 * Reads a property of an unknown value.
 * @returns The property; `undefined` if the value is not an object.
 */
export function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

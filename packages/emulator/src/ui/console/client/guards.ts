/** Whether a value of unknown origin is a `T`. */
export type Guard<T> = (value: unknown) => value is T;

/** Whether a value is a string. */
export const isString: Guard<string> = (value) => typeof value === 'string';

/** Whether a value is a number. */
export const isNumber: Guard<number> = (value) => typeof value === 'number';

/** Whether a value is a boolean. */
export const isBoolean: Guard<boolean> = (value) => typeof value === 'boolean';

/** Whatever it is. */
export const isAnything: Guard<unknown> = (_value): _value is unknown => true;

/** Also lets a missing value through. */
export function optional<T>(guard: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || guard(value);
}

/** Also lets a missing value and null through, which stand for the same in Wix's answers. */
export function absent<T>(guard: Guard<T>): Guard<T | null | undefined> {
  return (value): value is T | null | undefined =>
    value === undefined || value === null || guard(value);
}

/** Whether a value is one of some strings. */
export function oneOf<const T extends string>(...all: readonly T[]): Guard<T> {
  return (value): value is T => all.some((one) => one === value);
}

/** Whether a value is a list of one kind of thing. */
export function listOf<T>(guard: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(guard);
}

/** Whether a value is an object whose every value is of one kind. */
export function recordOf<T>(guard: Guard<T>): Guard<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> =>
    isObject(value) && Object.values(value).every(guard);
}

/** Whether a value is an object with certain properties; it may have others. */
export function shapeOf<T extends object>(
  guards: {
    readonly [K in keyof T]-?: Guard<T[K]>;
  },
): Guard<T> {
  const properties: [string, Guard<unknown>][] = Object.entries(guards);
  return (value): value is T =>
    isObject(value) && properties.every(([name, guard]) => guard(value[name]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

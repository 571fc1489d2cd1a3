/** Calls the original function with other arguments, on the same object. */
export type CallOriginal = (args: readonly unknown[]) => unknown;

/**
 * Replaces a function of one of Node's modules in this process.
 * @param owner The module or the prototype that has the function.
 * @param name The function's name.
 * @param around Runs in place of the function.
 * @throws {Error} If this version of Node has no such function.
 */
export function wrapFunction(
  owner: object,
  name: string,
  around: (args: readonly unknown[], callOriginal: CallOriginal) => unknown,
): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== 'function') throw new Error(`This version of Node has no ${name}().`);
  const value = function wrapped(this: unknown, ...args: unknown[]): unknown {
    return around(args, (changed) => Reflect.apply(original, this, changed));
  };
  Object.defineProperty(owner, name, { value, writable: true, configurable: true });
}

/** Whether an argument is an object with options. */
export function isOptions(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Encodes a call's arguments as JSON, unless JSON may change them: it compares them with what the
 * JSON is read as.
 * @returns `undefined` for other arguments. JSON preserves some of them, too, such as an object
 * without a prototype. The encoder that recognizes these is loaded on demand.
 */
export function plainJson(args: readonly unknown[]): string | undefined {
  try {
    const json = JSON.stringify(args);
    if (isSame(args, JSON.parse(json))) return json;
  } catch {
    // An argument contains itself, a `bigint`, or a value that JSON replaces with `null`.
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return (
    a === b ||
    (typeof b === 'object' &&
      Object.getPrototypeOf(a) === Object.getPrototypeOf(b) &&
      // The keys of both: `a` may have a symbol as key, and `b` has `null` where `a` has a hole.
      Reflect.ownKeys({ ...Object(a), ...b }).every((key) =>
        isSame(Object(a)[key], Object(b)[key]),
      ))
  );
}

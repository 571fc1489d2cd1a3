import { logFailure } from './log.js';

/** The maximum number of objects to search, as a value may lead to everything that the app has. */
const MAX_OBJECTS = 10_000;

/**
 * Logs the rejections of the promises in a value that is not used any further. Nothing else waits
 * for them, and an unhandled rejection ends a Node process.
 * @param value Anything that a method returned or threw.
 * @param what The description of a rejection for the log.
 * @param token The call's token, to keep it out of the log.
 */
export function handlePromises(value: unknown, what: string, token: string | undefined): void {
  const found = new Set([value]);
  // A set also iterates over the items that are added meanwhile.
  for (const part of found) {
    if (typeof part !== 'object' || part === null || ArrayBuffer.isView(part)) continue;
    try {
      // Not every object with `then()`: that of a query builder would run the query.
      if (part instanceof Promise) part.catch((error: unknown) => logFailure(what, error, token));
      for (const inner of partsOf(part)) if (found.size < MAX_OBJECTS) found.add(inner);
    } catch {
      // A proxy may throw for anything.
    }
  }
}

function* partsOf(object: object): Iterable<unknown> {
  if (object instanceof Map) yield* [...object.keys(), ...object.values()];
  if (object instanceof Set) yield* object;
  for (const key of Reflect.ownKeys(object)) {
    // Getters are not called. An error writes its stack when the property is first looked at.
    if (key !== 'stack') yield Object.getOwnPropertyDescriptor(object, key)?.value;
  }
}

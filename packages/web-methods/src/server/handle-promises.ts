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
  const found = new Set<object>();
  const handle = (part: unknown) => {
    if (!isObject(part)) return;
    if (part instanceof Promise) handleRejection(part, what, token);
    if (found.size < MAX_OBJECTS) found.add(part);
  };
  safely(() => handle(value));
  // A set also iterates over the objects that are added meanwhile.
  for (const object of found) visitParts(object, (part) => safely(() => handle(part)));
}

function handleRejection(promise: Promise<unknown>, what: string, token: string | undefined): void {
  const log = (error: unknown) => {
    logFailure(what, error, token);
    handlePromises(error, what, token);
  };
  // Not the promise's own `then()` or `catch()`: those of a query would run it.
  Promise.prototype.then.call(promise, undefined, log);
}

/** Calls a function for every part of an object, but calls none of the object's own functions. */
function visitParts(object: object, visit: (part: unknown) => void): void {
  if (ArrayBuffer.isView(object)) return;
  safely(() => {
    if (object instanceof Set) Set.prototype.forEach.call(object, visit);
    if (!(object instanceof Map)) return;
    Map.prototype.forEach.call(object, (value, key) => {
      visit(key);
      visit(value);
    });
  });
  safely(() => {
    for (const key of Reflect.ownKeys(object)) {
      // An error writes its stack when the property is first looked at.
      if (key === 'stack' && object instanceof Error) continue;
      visit(Object.getOwnPropertyDescriptor(object, key)?.value);
    }
  });
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** Runs a function whose errors mean nothing: a hostile proxy may throw them. */
function safely(run: () => void): void {
  try {
    run();
  } catch {
    // See above.
  }
}

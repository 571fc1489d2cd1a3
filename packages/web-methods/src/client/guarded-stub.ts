import { BASE_PATH } from '../consts.js';
import { stub } from './stub.js';

/**
 * The properties that code reads only if it takes a function for a value. The properties of lists
 * are checked separately. `length` is left out, because code that wraps a function reads it.
 */
const VALUE_KEYS: readonly unknown[] = [Symbol.toPrimitive, 'toJSON', 'toString', 'valueOf'];

/**
 * Creates the browser's side of an export that may be a web method or a value, which only the
 * server knows. It can be called and passed around like any function. It throws if it is read as a
 * number, a string or a list, because a function would silently be a wrong value.
 * @param path The method's path, such as `/api/web-methods/backend/instance/getInstance`.
 * @param id The method's id, such as `backend/instance/getInstance`. Default: the end of the path.
 */
export function guardedStub(
  path: string,
  id = decodeURI(path).slice(BASE_PATH.length).replace(/\/$/, ''),
): (...args: unknown[]) => Promise<unknown> {
  return new Proxy(stub(path), {
    get(target, key) {
      if (VALUE_KEYS.includes(key) || (key in [0] && !(key in target))) throw readAsValue(id);
      return Reflect.get(target, key);
    },
  });
}

function readAsValue(id: string): TypeError {
  const slash = id.lastIndexOf('/');
  return new TypeError(
    `"${id.slice(slash + 1)}" of the web module "${id.slice(0, slash)}" is read as a value, but a frontend can only call what a web module exports. Move the value to a file outside of src/backend that both sides import.`,
  );
}

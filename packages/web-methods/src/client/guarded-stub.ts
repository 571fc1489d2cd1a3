import { BASE_PATH } from '../consts.js';
import { stub } from './stub.js';

/**
 * What is read of a function only where it is taken for a value, beside what lists alone have. Its
 * `length` is not among it: whatever wraps a function reads that.
 */
const VALUE_KEYS: readonly unknown[] = [Symbol.toPrimitive, 'toJSON', 'toString', 'valueOf'];

/**
 * Makes the browser's side of an export that may be a web method or a value, which only the server
 * knows. It can be called and passed around like any function. Read as a number, a text or a list,
 * for which a function would silently be a wrong one, it throws.
 * @param path Where it is served, such as `/api/web-methods/backend/instance/getInstance`.
 */
export function guardedStub(path: string): (...args: unknown[]) => Promise<unknown> {
  return new Proxy(stub(path), {
    get(target, key) {
      if (VALUE_KEYS.includes(key) || (key in [0] && !(key in target))) throw readAsValue(path);
      return Reflect.get(target, key);
    },
  });
}

function readAsValue(path: string): TypeError {
  const id = decodeURI(path).slice(BASE_PATH.length).replace(/\/$/, '');
  const slash = id.lastIndexOf('/');
  return new TypeError(
    `"${id.slice(slash + 1)}" of the web module "${id.slice(0, slash)}" is read as a value, but a frontend can only call what a web module exports. Move the value to a file outside of src/backend that both sides import.`,
  );
}

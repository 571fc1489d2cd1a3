import { invalidInput } from './emulator-error.js';

/** How deep JSON may nest, so that code may recurse over it. */
const MAX_DEPTH = 100;

/**
 * Refuses JSON that code does not handle as it is: what nests too deep for a stack, and keys that
 * change the prototype of the object that they are written to.
 * @param value What somebody has sent, or a program has passed.
 * @param name What the message calls it.
 * @throws {EmulatorError} `INVALID_INPUT`, which names the limit.
 */
export function checkJson(value: unknown, name: string): void {
  check(value, name, MAX_DEPTH);
}

/** @param levels How many more levels `value` may have, its own included. */
function check(value: unknown, name: string, levels: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (levels === 0) {
    throw invalidInput(`${name} must nest at most ${MAX_DEPTH} levels deep.`);
  }
  if (Object.hasOwn(value, '__proto__')) {
    throw invalidInput(`${name} must not have a key "__proto__".`);
  }
  for (const item of Object.values(value)) check(item, name, levels - 1);
}

import { invalidInput } from './emulator-error.js';

/** How many levels JSON may nest, so that recursive code can process it. */
const MAX_DEPTH = 100;

/** How many levels a stored value may nest. The state, which has a few more, must be readable again. */
export const MAX_STORED_DEPTH = 90;

/**
 * Refuses JSON that is not safe to process: JSON that nests too deep for the stack, and keys that
 * change the prototype of an object.
 * @param value The JSON value from a user or a program.
 * @param name The name of the value in the error message.
 * @param max How many levels the value may have, including its own.
 * @throws {EmulatorError} `INVALID_INPUT`. The message names the limit.
 */
export function checkJson(value: unknown, name: string, max = MAX_DEPTH): void {
  check(value, name, max, max);
}

function check(value: unknown, name: string, max: number, levels: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (levels === 0) {
    throw invalidInput(`${name} must nest at most ${max} levels deep.`);
  }
  if (Object.hasOwn(value, '__proto__')) {
    throw invalidInput(`${name} must not have a key "__proto__".`);
  }
  for (const item of Object.values(value)) check(item, name, max, levels - 1);
}

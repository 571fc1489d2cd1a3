import { badRequest } from './errors.js';

/** The most arguments that a call may have; a stack has room for so many, not for all of a body. */
const MAX_ARGUMENTS = 100;

/** How deep arguments may nest, so that a method may recurse over them. */
const MAX_DEPTH = 64;

/**
 * Parses a call's arguments.
 * @param body The body of the call.
 * @throws {WebMethodError} `BAD_REQUEST` for anything but a JSON array of at most 100 items that
 * nest at most 64 levels deep, and for a key `__proto__`: whoever merges such an object changes
 * the prototype of another.
 */
export function parseArguments(body: string): unknown[] {
  let args: unknown;
  try {
    args = JSON.parse(body);
  } catch {
    throw badRequest('The body is not JSON.');
  }
  if (!Array.isArray(args)) throw badRequest('The body is not a JSON array of the arguments.');
  if (args.length > MAX_ARGUMENTS) {
    throw badRequest(`The call has more than ${MAX_ARGUMENTS} arguments.`);
  }
  check(args, MAX_DEPTH);
  return args;
}

/** @param levels How many more levels `value` may have, its own included. */
function check(value: unknown, levels: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (levels === 0) throw badRequest(`The arguments nest more than ${MAX_DEPTH} levels deep.`);
  if (Array.isArray(value)) {
    for (const item of value) check(item, levels - 1);
    return;
  }
  if (Object.hasOwn(value, '__proto__')) {
    throw badRequest('The arguments have an object with the key "__proto__".');
  }
  for (const item of Object.values(value)) check(item, levels - 1);
}

import { badRequest } from './errors.js';

/** The maximum number of arguments: the stack has no room for as many as fit in a body. */
const MAX_ARGUMENTS = 100;

/** The maximum nesting depth of arguments, so that methods can safely recurse over them. */
const MAX_DEPTH = 64;

/**
 * Parses a call's arguments.
 * @param body The body of the call.
 * @returns The arguments.
 * @throws {WebMethodError} `BAD_REQUEST` if the body is not a JSON array of at most 100 items, if
 * it nests more than 64 levels deep, or if it contains the key `__proto__`: merging an object with
 * that key changes the prototype of another object.
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

/** @param levels The number of levels that `value` may have, including its own. */
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

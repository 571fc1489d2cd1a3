import { encodeArguments } from './arguments.js';

// Code that a call seldom needs. A frontend loads this file on demand.
export { decodeAnswer as decode } from './answer.js';
export { noContext } from './no-context.js';

/**
 * Encodes a call's arguments as JSON.
 * @param args The arguments from the caller.
 * @param refuse Gets the error of an argument that JSON would change, before it is thrown.
 * @throws {TypeError} As `encodeArguments()` does.
 */
export function encode(args: readonly unknown[], refuse: (error: TypeError) => void): string {
  try {
    return encodeArguments(args);
  } catch (error) {
    // Any other error comes from the caller's own getters.
    if (error instanceof TypeError && 'path' in error) refuse(error);
    throw error;
  }
}

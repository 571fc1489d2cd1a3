// What a call seldom needs, in one file that a frontend loads then.
export { decodeAnswer as decode } from './answer.js';
export { encodeArguments as encode } from './arguments.js';

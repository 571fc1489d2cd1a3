// Code that a call seldom needs. A frontend loads this file on demand.
export { decodeAnswer as decode } from './answer.js';
export { encodeArguments as encode } from './arguments.js';
export { noContext } from './no-context.js';

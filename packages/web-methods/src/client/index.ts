export { WebMethodError } from '../error.js';
export { guardedStub } from './guarded-stub.js';
export { stub } from './stub.js';

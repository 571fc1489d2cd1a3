export { WebMethodError } from '../error.js';
export { guardedStub } from './guarded-stub.js';
export { stub } from './stub.js';
export { withServerBase } from './with-server-base.js';

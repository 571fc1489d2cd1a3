export { WebMethodError } from '../error.js';
export { stub } from './stub.js';

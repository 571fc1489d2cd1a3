export { endpoint } from '../astro/endpoint.js';
export { WebMethodError, type WebMethodErrorOptions } from '../error.js';
export { type Caller, getCaller } from './caller.js';
export type { Session } from './credentials.js';
export {
  type CallOptions,
  createHandler,
  type Handler,
  type HandlerOptions,
} from './handler.js';
export type { WebModules } from './modules.js';
export { invalidate } from './result-cache.js';
export type { Invalidation } from './result-store.js';
export { type ValidationIssue, validated } from './validated.js';

export { WebMethodError, type WebMethodErrorOptions } from '../error.js';
export { type Caller, getCaller } from './caller.js';
export {
  createHandler,
  type Handler,
  type HandlerOptions,
  type RunInContext,
} from './handler.js';
export type { WebModules } from './modules.js';

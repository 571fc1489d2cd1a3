export { buildApp } from './app/build.js';
export { type DevOptions, startDev } from './app/dev.js';
export type { RunningServer } from './app/listen.js';
export { type PreviewOptions, startPreview } from './app/preview.js';
export { UserError } from './app/user-error.js';
export type { CallAnswer, CallLogEntry } from './call-log-entry.js';
export { type CallerKey, callerKeys, callers, type SeededCaller } from './callers.js';
export type { SubjectType, TokenClaims } from './claims.js';
export { type ConsoleOptions, startConsole } from './console/server.js';
export { createEmulator, type Emulator } from './emulator.js';
export type { WixClientEnv } from './env.js';
export type { RequestLogEntry } from './request-log-entry.js';
export {
  type InstanceKey,
  instanceKeys,
  type SeededInstance,
  type SeededInstances,
} from './seed.js';

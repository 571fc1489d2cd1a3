export type { AttachedApp, MethodDescription } from './app/attached-app.js';
export { buildApp } from './app/build.js';
export type { MethodCall } from './app/call-method.js';
export { type DevOptions, startDev } from './app/dev.js';
export { guardFetch as interceptFetch } from './app/fetch-guard.js';
export type { RunningServer } from './app/listen.js';
export type { AppAnswer } from './app/post-to-app.js';
export { type PreviewOptions, startPreview } from './app/preview.js';
export { UserError } from './app/user-error.js';
export type { CallAnswer, CallLogEntry, IncomingCall } from './calls/call-log-entry.js';
export type { OpenCall } from './calls/open-call.js';
export type { RequestLogEntry } from './calls/request-log-entry.js';
export type { ChangeTopic } from './changes.js';
export type { SubjectType, TokenClaims } from './claims.js';
export { type ConsoleOptions, startConsole } from './console/server.js';
export { createEmulator, type Emulator, type EmulatorOptions } from './emulator.js';
export type { WixClientEnv } from './env.js';
export type {
  AppInstanceEvent,
  AppInstanceEvents,
  Delivery,
  DeliveryAttempt,
  EventType,
} from './events/event.js';
export type { Fault, FaultEffect, FaultRule, FaultTarget } from './faults/fault.js';
export type { InstanceParameterClaims } from './instance-parameter.js';
export type { BillingCycle, LifecycleAction } from './lifecycle/action.js';
export type { LifecycleOutcome } from './lifecycle/perform.js';
export { type CallerKey, callerKeys, callers } from './seed/callers.js';
export {
  type DefaultSeed,
  defaultSeed,
  type InstanceKey,
  instanceKeys,
} from './seed/default-seed.js';
export type { Installation, Seed, SeededCaller, SeedFactory } from './seed/seed.js';
export type { Snapshot } from './seed/snapshot.js';
export type {
  ServicePluginCall,
  ServicePluginMetadata,
} from './service-plugins/call-service-plugin.js';
export type { OperationId } from './wix/operations.js';

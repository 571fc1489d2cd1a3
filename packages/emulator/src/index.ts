export type { MethodCall } from './app-client/call-method.js';
export type {
  ServicePluginCall,
  ServicePluginMetadata,
} from './app-client/call-service-plugin.js';
export type { AppAnswer } from './app-client/post.js';
export { createEmulator, type Emulator, type EmulatorOptions } from './emulator.js';
export { type ConsoleOptions, startConsole } from './host-pages/server.js';
export type { ScriptOnSite } from './lifecycle/embed-on-site.js';
export type { LifecycleOutcome } from './lifecycle/perform.js';
export type { Answer, AnswerCaller, AnswerContext, Answers } from './model/answers/answer.js';
export type { AnswerSource } from './model/answers/own-answers.js';
export type { AttachedApp, MethodDescription } from './model/attached-app.js';
export type { BillingCycle } from './model/billing-cycles.js';
export type { ChangeTopic } from './model/change-emitter.js';
export type { WixClientEnv } from './model/credentials.js';
export type {
  FoundItems,
  InstanceData,
  ItemQuery,
  ListedCollection,
} from './model/data/instance-data.js';
export type { DataItem } from './model/data/item.js';
export type { DataSeed, SeededCollection } from './model/data/seeded-collection.js';
export type { ScriptProperties } from './model/embedded-scripts.js';
export type { Entity } from './model/entities/entities.js';
export type { InstanceEntities } from './model/entities/instance-entities.js';
export type {
  AppInstanceEvent,
  AppInstanceEvents,
  Delivery,
  DeliveryAttempt,
  EventType,
} from './model/events.js';
export type { Fault, FaultKind, FaultRule } from './model/faults/fault.js';
export type { AppInstance } from './model/instances/instance-schema.js';
export type { LifecycleAction } from './model/lifecycle-action.js';
export type { ListedExtension } from './model/listed-extension.js';
export type { BlockedRequest } from './model/log/blocked-request.js';
export type { CallAnswer, CallLogEntry, IncomingCall } from './model/log/call-log-entry.js';
export type { HostCallEntry, HostCallReport } from './model/log/host-call-entry.js';
export type { OpenCall } from './model/log/open-call.js';
export type { RequestLogEntry } from './model/log/request-log-entry.js';
export type { MediaFile } from './model/media-file.js';
export type { OperationId } from './model/operations/operations.js';
export type { Seed, SeededCaller, SeedFactory } from './model/seed.js';
export type { SubjectType, TokenClaims } from './model/tokens/claims.js';
export type { InstanceParameterClaims } from './model/tokens/instance-parameter.js';
export type { NetworkOptions } from './runner/addresses.js';
export { buildApp } from './runner/build.js';
export { type DevOptions, startDev } from './runner/dev/dev.js';
export type { RunningServer } from './runner/listen.js';
export type { Phase } from './runner/phases.js';
export { type PreviewOptions, startPreview } from './runner/preview/preview.js';
export { guardFetch as interceptFetch } from './runner/process/fetch-guard.js';
export type { RunningApp } from './runner/supervisor.js';
export { type CallerKey, callerKeys, callers } from './seed/callers.js';
export {
  type DefaultSeed,
  defaultSeed,
  type InstanceKey,
  instanceKeys,
} from './seed/default-seed.js';
export type { Snapshot } from './seed/snapshot.js';
export { EmulatorError } from './util/emulator-error.js';
export type {
  EventContent,
  EventDefinition,
  EventInput,
  EventMetadata,
} from './webhooks/sdk-event.js';
export type { InstanceCheckout, InstanceCheckouts } from './wix-api/ecom/instance-checkouts.js';

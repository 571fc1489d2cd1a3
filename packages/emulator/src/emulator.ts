import { callMethod } from './app-client/call-method.js';
import { callServicePlugin } from './app-client/call-service-plugin.js';
import { listExtensions } from './app-client/list-extensions.js';
import type { Emulator, EmulatorOptions } from './emulator-api.js';
import { BillingScheduler } from './lifecycle/billing-scheduler.js';
import { embedOnSite, knownScripts, listScriptsOnSite } from './lifecycle/embed-on-site.js';
import { perform } from './lifecycle/perform.js';
import { openCall } from './model/log/open-call.js';
import type { Seed, SeedFactory } from './model/seed.js';
import { EmulatorState } from './model/state.js';
import { signInstance } from './model/tokens/instance-parameter.js';
import { maskBodies } from './redact/values.js';
import { type DefaultSeed, defaultSeed } from './seed/default-seed.js';
import { readSeed } from './seed/read-seed.js';
import { prepareStart, readSavedState } from './seed/saved-state.js';
import { restoreSnapshot, type Snapshot, takeSnapshot } from './seed/snapshot.js';
import { DeclaredEvents } from './webhooks/declared-events.js';
import { Deliveries } from './webhooks/deliveries.js';
import { StoreEvents } from './webhooks/store-events.js';
import { noteBlockedRequest } from './wix-api/blocked-request.js';
import { instanceData } from './wix-api/data/instance-data.js';
import { instanceCheckouts } from './wix-api/ecom/instance-checkouts.js';
import { noteHostCall } from './wix-api/host-call.js';
import { instanceEntities } from './wix-api/instance-entities.js';
import { listMedia } from './wix-api/list-media.js';
import { createWix } from './wix-api/wix-api.js';

export type { Emulator, EmulatorOptions };

/**
 * Creates a local Wix that shares no state with any other.
 * @throws {EmulatorError} If the seed has no instance that is installed.
 */
export function createEmulator(
  options: Omit<EmulatorOptions<DefaultSeed>, 'seed'>,
): Emulator<DefaultSeed>;
export function createEmulator<S extends Seed>(options: EmulatorOptions<S>): Emulator<S>;
export function createEmulator({
  appId,
  seed = defaultSeed,
  ...options
}: Partial<EmulatorOptions<Seed>> & { readonly appId: string }): Emulator<Seed> {
  return composeEmulator({ appId, seed, ...options }).emulator;
}

/** An emulator whose state can be saved. */
export interface ComposedEmulator {
  readonly emulator: Emulator<Seed>;
  /** Reads what to save, without copying it. Later changes do not affect the result. */
  readSavedState(): Snapshot;
}

/**
 * Creates an emulator whose state can be saved, and which can start from a saved state.
 * @param options.saved The parsed content of a file with a saved or an exported state. A reset
 *   returns to it. Default: the emulator starts from the seed.
 * @throws {EmulatorError} If the saved state is invalid, or does not fit the seed.
 */
export function composeEmulator({
  appId,
  seed,
  answers,
  resolveMethod,
  genericFor,
  autoEventsFor,
  saved,
}: EmulatorOptions<Seed> & { readonly saved?: unknown }): ComposedEmulator {
  const createSeed: SeedFactory = (now) => readSeed(seed(now));
  const start = saved === undefined ? undefined : prepareStart(saved);
  const state = new EmulatorState(appId, createSeed, answers, resolveMethod);
  const deliveries = new Deliveries(state);
  const billing = new BillingScheduler(state, deliveries);
  const storeEvents =
    autoEventsFor === undefined
      ? undefined
      : new StoreEvents(state, deliveries, new DeclaredEvents(autoEventsFor));
  state.observe({
    clockMoved() {
      billing.pass();
      deliveries.catchUp();
    },
    instancesChanged: (changed) => billing.reconsider(changed),
    instancesReplaced: (time) => billing.restart(time),
    epochBegan() {
      deliveries.clear();
      storeEvents?.clear();
    },
    appChanged: () => deliveries.giveUp(),
    storeChanged: (event) => storeEvents?.note(event),
  });
  start?.(state);
  const emulator: Emulator<Seed> = {
    env: state.env,
    clock: state.clock,
    faults: state.faults,
    events: deliveries,
    get instances() {
      return state.instances.all;
    },
    get callers() {
      return state.callers;
    },
    get epoch() {
      return state.epoch;
    },
    get app() {
      return state.app;
    },
    get requests() {
      return state.requests.entries;
    },
    get calls() {
      return state.calls.entries;
    },
    get hostCalls() {
      return state.hostCalls.entries;
    },
    fetch: createWix(state, { scripts: () => knownScripts(state) }, genericFor),
    answer: (key, answer) => state.answers.add(key, answer),
    mintToken: (claims) => state.tokens.issue(state.complete(claims)),
    signInstance: (claims) => signInstance(state, claims),
    call: (call) => callMethod(state, call),
    callServicePlugin: (call) => callServicePlugin(state, call),
    listExtensions: () => listExtensions(state),
    perform: (instance, action) => perform({ state, billing, deliveries }, instance, action),
    update(instance, change) {
      billing.pass();
      const { key, appInstance } = state.require(instance);
      const { instanceId } = appInstance.instance;
      const changed = change(appInstance);
      const kept = { ...changed, instance: { ...changed.instance, instanceId } };
      state.instances.put(key, kept);
      return kept;
    },
    listEmbeddedScripts: (instance) => listScriptsOnSite(state, instance),
    embedScript: (instance, properties, componentId) =>
      embedOnSite(state, instance, properties, componentId),
    listMedia: (instance) => listMedia(state, instance),
    data: (instance) => instanceData(state, instance),
    entities: (instance) => instanceEntities(state, instance),
    checkouts: (instance) => instanceCheckouts(state, instance),
    exportState: () => takeSnapshot(state),
    importState: (snapshot) => restoreSnapshot(state, snapshot),
    attachApp: (app) => state.attach(app),
    startCall(call, authorization) {
      const { id, end } = openCall(state, call, authorization);
      return { id, end: (answer) => end(maskBodies(answer, state.secrets.values)) };
    },
    noteBlockedRequest: (request) => noteBlockedRequest(state, request),
    noteHostCall: (report) => noteHostCall(state, report),
    notePagesUrl(url) {
      state.pagesUrl = url;
    },
    onChange: (listener) => state.changes.listen(listener),
    clearRequests: () => state.clearRequests(),
    clearCalls: () => state.calls.clear(),
    clearHostCalls: () => state.hostCalls.clear(),
    reset() {
      state.reset(createSeed);
      start?.(state);
    },
  };
  return { emulator, readSavedState: () => readSavedState(state) };
}

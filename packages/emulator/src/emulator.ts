import { callMethod, type MethodCall } from './app-client/call-method.js';
import { callServicePlugin, type ServicePluginCall } from './app-client/call-service-plugin.js';
import type { AppAnswer } from './app-client/post.js';
import { BillingScheduler } from './lifecycle/billing-scheduler.js';
import { type LifecycleOutcome, perform } from './lifecycle/perform.js';
import type { AttachedApp } from './model/attached-app.js';
import type { ChangeTopic } from './model/change-emitter.js';
import type { EmulatorClock } from './model/clock.js';
import type { WixClientEnv } from './model/credentials.js';
import type { Faults } from './model/faults/faults.js';
import type { AppInstance } from './model/instances/instance-schema.js';
import type { LifecycleAction } from './model/lifecycle-action.js';
import type { CallLogEntry, IncomingCall } from './model/log/call-log-entry.js';
import { type OpenCall, openCall } from './model/log/open-call.js';
import type { RequestLogEntry } from './model/log/request-log-entry.js';
import type { Seed, SeedFactory } from './model/seed.js';
import { EmulatorState } from './model/state.js';
import type { TokenClaims } from './model/tokens/claims.js';
import { type InstanceParameterClaims, signInstance } from './model/tokens/instance-parameter.js';
import { type DefaultSeed, defaultSeed } from './seed/default-seed.js';
import { readSeed } from './seed/read-seed.js';
import { restoreSnapshot, type Snapshot, takeSnapshot } from './seed/snapshot.js';
import { Deliveries } from './webhooks/deliveries.js';
import { createWix } from './wix-api/wix-api.js';

/**
 * A local Wix for one app: it answers the app's requests to Wix, remembers them and the calls of the
 * app, and does to the app's instances what the owners of their sites would do.
 * @template S the seed, whose keys `instances` and `callers` have for sure.
 */
export interface Emulator<S extends Seed = DefaultSeed> {
  /** The credentials to start the app with. */
  readonly env: WixClientEnv;
  /** The instances of the app, by key; a clone has a key that the seed has not. */
  readonly instances: S['instances'] & Readonly<Record<string, AppInstance>>;
  /** The callers of the seed, by key. */
  readonly callers: S['callers'];
  /** The time that tokens, trials, billing and logs go by. */
  readonly clock: Pick<EmulatorClock, 'now' | 'offsetMs' | 'advance'>;
  /** What goes wrong with the app's requests to Wix. */
  readonly faults: Pick<Faults, 'entries' | 'add' | 'remove' | 'clear'>;
  /** The events for the app's event extensions. */
  readonly events: Pick<Deliveries, 'entries' | 'send' | 'settled' | 'clear'>;
  /**
   * How often the state has been replaced, by `reset` or `importState`; the app's web methods forget
   * then what they have kept.
   */
  readonly epoch: number;
  /** The app that runs; `undefined` before it is warm. */
  readonly app: AttachedApp | undefined;
  /** The latest requests of the app to Wix, oldest first. */
  readonly requests: readonly RequestLogEntry[];
  /** The latest answered calls of the app, oldest answer first, each with its requests to Wix. */
  readonly calls: readonly CallLogEntry[];
  /**
   * Answers a call of the app to any host, as `fetch` would: with a status 501 that names the
   * method and the URL if the call is not emulated.
   * @throws {TypeError} If a fault resets the connection.
   */
  fetch(request: Request): Promise<Response>;
  /**
   * Mints an access token.
   * @returns The value for an `Authorization` header.
   * @throws {EmulatorError} If the claims name an instance that does not exist.
   */
  mintToken(claims: TokenClaims): string;
  /**
   * Signs the `instance` query parameter with which Wix opens a self-hosted page. Token-info takes it
   * in the place of an access token.
   * @returns `<signature>.<payload>`.
   * @throws {EmulatorError} If the claims name an instance that does not exist.
   */
  signInstance(claims: InstanceParameterClaims): string;
  /**
   * Calls one of the app's web methods as one of the seeded callers.
   * @throws {EmulatorError} If the seed has no such caller or instance.
   * @throws {EmulatorError} If no app runs.
   */
  call(call: MethodCall): Promise<AppAnswer>;
  /**
   * Calls one of the app's service plugins, as Wix does.
   * @throws {EmulatorError} If there is no such instance or no such plugin, or several.
   * @throws {EmulatorError} If no app runs, or it does not answer: as in development, when a handler throws.
   */
  callServicePlugin(call: ServicePluginCall): Promise<AppAnswer>;
  /**
   * Does to an instance what its site's owner would do, and tells the app by signed events.
   * @param instance The instance's key or instance id.
   * @throws {EmulatorError} If there is no such instance, or the action does not fit its state,
   *   or the emulator is reset meanwhile.
   */
  perform(instance: string, action: LifecycleAction): Promise<LifecycleOutcome>;
  /**
   * Changes an instance without any event, as a test needs it. As with Wix, the app does not know:
   * what one of its web methods has kept by its `cache` option is answered until its `ttl` is over.
   * @param instance The instance's key or instance id.
   * @param change Computes the changed instance; the instance id stays.
   * @throws {EmulatorError} If there is no such instance.
   */
  update(instance: string, change: (appInstance: AppInstance) => AppInstance): AppInstance;
  /** The state as JSON: instances, faults and clock, without tokens and logs. */
  exportState(): Snapshot;
  /**
   * Puts an exported state in the place of this one. Calls and actions that are under way then are
   * dropped, and the app's web methods forget what they have kept, as by `reset`. Nothing changes if
   * it is refused.
   * @throws {EmulatorError} Whose message names the field that is wrong.
   */
  importState(snapshot: unknown): void;
  /**
   * Tells the emulator which app runs with it; of several, the last one is `app`.
   * @returns Tells it that the app has stopped.
   */
  attachApp(app: AttachedApp): () => void;
  /** Notes that a call of the app has come in, which only the server in front of the app sees. */
  startCall(call: IncomingCall): OpenCall;
  /**
   * Listens to every change. What the listener throws is printed, and nobody else hears of it.
   * @returns Stops listening.
   */
  onChange(listener: (topic: ChangeTopic) => void): () => void;
  /** Forgets the app's requests to Wix so far. */
  clearRequests(): void;
  /** Forgets the calls of the app so far. */
  clearCalls(): void;
  /**
   * Back to the seed: no tokens, faults and logs, the computer's time; credentials and app stay.
   * Calls and actions that are under way are dropped: they are not listed, and have no effect. The
   * results and callers that the app's web methods have kept are forgotten before its next request.
   */
  reset(): void;
}

/** What to make an emulator of. */
export interface EmulatorOptions<S extends Seed> {
  /** The app's id, a GUID, as in `wix.config.json`. */
  readonly appId: string;
  /** The data to start with. */
  readonly seed: SeedFactory<S>;
}

/**
 * Creates a local Wix that shares nothing with any other.
 * @throws {EmulatorError} If the seed has no instance that is installed.
 */
export function createEmulator(
  options: Pick<EmulatorOptions<DefaultSeed>, 'appId'>,
): Emulator<DefaultSeed>;
export function createEmulator<S extends Seed>(options: EmulatorOptions<S>): Emulator<S>;
export function createEmulator({
  appId,
  seed = defaultSeed,
}: Partial<EmulatorOptions<Seed>> & { readonly appId: string }): Emulator<Seed> {
  const createSeed: SeedFactory = (now) => readSeed(seed(now));
  const state = new EmulatorState(appId, createSeed);
  const deliveries = new Deliveries(state);
  const billing = new BillingScheduler(state, deliveries);
  state.observe({
    clockMoved() {
      billing.pass();
      deliveries.catchUp();
    },
    instancesChanged: (changed) => billing.reconsider(changed),
    instancesReplaced: (time) => billing.restart(time),
    epochBegan: () => deliveries.clear(),
    appChanged: () => deliveries.giveUp(),
  });
  return {
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
    fetch: createWix(state),
    mintToken: (claims) => state.tokens.issue(state.complete(claims)),
    signInstance: (claims) => signInstance(state, claims),
    call: (call) => callMethod(state, call),
    callServicePlugin: (call) => callServicePlugin(state, call),
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
    exportState: () => takeSnapshot(state),
    importState: (snapshot) => restoreSnapshot(state, snapshot),
    attachApp: (app) => state.attach(app),
    startCall: (call) => openCall(state, call),
    onChange: (listener) => state.changes.listen(listener),
    clearRequests: () => state.clearRequests(),
    clearCalls: () => state.calls.clear(),
    reset: () => state.reset(createSeed),
  };
}

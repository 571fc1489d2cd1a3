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
import { maskBodies } from './redact/values.js';
import { type DefaultSeed, defaultSeed } from './seed/default-seed.js';
import { readSeed } from './seed/read-seed.js';
import { restoreSnapshot, type Snapshot, takeSnapshot } from './seed/snapshot.js';
import { Deliveries } from './webhooks/deliveries.js';
import { createWix } from './wix-api/wix-api.js';

/**
 * A local Wix for one app: answers the app's requests to Wix, records requests and calls, and
 * performs the actions of site owners on the app's instances.
 * @template S The seed, whose keys `instances` and `callers` are known to exist.
 */
export interface Emulator<S extends Seed = DefaultSeed> {
  /** The credentials to start the app with. */
  readonly env: WixClientEnv;
  /** The instances of the app, by key. A clone has a new key that is not in the seed. */
  readonly instances: S['instances'] & Readonly<Record<string, AppInstance>>;
  /** The callers of the seed, by key. */
  readonly callers: S['callers'];
  /** The clock that tokens, trials, billing and logs use. */
  readonly clock: Pick<EmulatorClock, 'now' | 'offsetMs' | 'advance'>;
  /** The faults in the app's requests to Wix. */
  readonly faults: Pick<Faults, 'entries' | 'add' | 'remove' | 'clear'>;
  /** The deliveries of events to the app's event extensions. */
  readonly events: Pick<Deliveries, 'entries' | 'send' | 'settled' | 'clear'>;
  /**
   * How often `reset` or `importState` has replaced the state. Each time, the app's web methods
   * clear their caches.
   */
  readonly epoch: number;
  /** The running app; `undefined` until it is warmed up. */
  readonly app: AttachedApp | undefined;
  /** The app's latest requests to Wix, oldest first. */
  readonly requests: readonly RequestLogEntry[];
  /** The latest calls that the app answered, oldest answer first, with their requests to Wix. */
  readonly calls: readonly CallLogEntry[];
  /**
   * Answers a request of the app to any host, like `fetch`. The answer to a request that is not
   * emulated has status 501 and names the method and the URL.
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
   * Signs an `instance` query parameter, which Wix adds to the URL of a self-hosted page. Token
   * info accepts it in place of an access token.
   * @returns `<signature>.<payload>`.
   * @throws {EmulatorError} If the claims name an instance that does not exist.
   */
  signInstance(claims: InstanceParameterClaims): string;
  /**
   * Calls one of the app's web methods as one of the seeded callers.
   * @throws {EmulatorError} If the seed has no such caller or instance.
   * @throws {EmulatorError} If no app is running.
   */
  call(call: MethodCall): Promise<AppAnswer>;
  /**
   * Calls one of the app's service plugins, as Wix does.
   * @throws {EmulatorError} If the instance or the plugin does not exist, or several plugins match.
   * @throws {EmulatorError} If no app is running, or it does not answer. In development, an app
   *   does not answer when a handler throws.
   */
  callServicePlugin(call: ServicePluginCall): Promise<AppAnswer>;
  /**
   * Performs an action of the site owner on an instance, and sends the app the signed event.
   * @param instance The instance's key or instance id.
   * @throws {EmulatorError} If there is no such instance, the action does not fit its state, or the
   *   emulator is reset in the meantime.
   */
  perform(instance: string, action: LifecycleAction): Promise<LifecycleOutcome>;
  /**
   * Changes an instance without sending an event, for tests. As on Wix, the app is not notified, so
   * a web method with the `cache` option serves its cached result until its `ttl` is over.
   * @param instance The instance's key or instance id.
   * @param change Returns the changed instance. A changed instance id is ignored.
   * @throws {EmulatorError} If there is no such instance.
   */
  update(instance: string, change: (appInstance: AppInstance) => AppInstance): AppInstance;
  /** Exports instances, faults and clock as JSON, without tokens and logs. */
  exportState(): Snapshot;
  /**
   * Replaces the state with an exported one. Like `reset`, this drops calls and actions in progress
   * and clears the caches of the app's web methods. An invalid state changes nothing.
   * @throws {EmulatorError} If the state is invalid. The message names the wrong field.
   */
  importState(snapshot: unknown): void;
  /**
   * Registers a running app. If there are several, `app` is the last one registered.
   * @returns A function to call when the app has stopped.
   */
  attachApp(app: AttachedApp): () => void;
  /**
   * Records the start of a call. Only the server in front of the app sees incoming calls.
   * @param authorization The call's `Authorization` header, which identifies the caller.
   */
  startCall(
    call: Omit<IncomingCall, 'caller' | 'instance'>,
    authorization?: string | undefined,
  ): OpenCall;
  /**
   * Listens to every change. Errors that the listener throws are printed and go no further.
   * @returns A function that stops listening.
   */
  onChange(listener: (topic: ChangeTopic) => void): () => void;
  /** Clears the log of the app's requests to Wix. */
  clearRequests(): void;
  /** Clears the log of the app's calls. */
  clearCalls(): void;
  /**
   * Restores the seed, removes tokens, faults and logs, and sets the clock to the computer's time.
   * Credentials and the running app stay. Calls and actions in progress are dropped: they are not
   * listed and have no effect. The app's web methods clear their cached results and callers before
   * the app handles its next incoming request.
   */
  reset(): void;
}

/** Options of {@link createEmulator}. */
export interface EmulatorOptions<S extends Seed> {
  /** The app's id, a GUID, as in `wix.config.json`. */
  readonly appId: string;
  /** The data to start with. */
  readonly seed: SeedFactory<S>;
}

/**
 * Creates a local Wix that shares no state with any other.
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
    startCall(call, authorization) {
      const { id, end } = openCall(state, call, authorization);
      return { id, end: (answer) => end(maskBodies(answer, state.secrets.values)) };
    },
    onChange: (listener) => state.changes.listen(listener),
    clearRequests: () => state.clearRequests(),
    clearCalls: () => state.calls.clear(),
    reset: () => state.reset(createSeed),
  };
}

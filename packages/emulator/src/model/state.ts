import { randomUUID } from 'node:crypto';
import { invalidInput } from '../util/emulator-error.js';
import type { AttachedApp } from './attached-app.js';
import { ChangeEmitter } from './change-emitter.js';
import { EmulatorClock } from './clock.js';
import { type Credentials, createCredentials, type WixClientEnv } from './credentials.js';
import type { FaultRule } from './faults/fault.js';
import { Faults } from './faults/faults.js';
import type { AppInstance } from './instances/instance-schema.js';
import { type InstanceRecord, Instances, type KeyedInstance } from './instances/instances.js';
import { BoundedLog } from './log/bounded-log.js';
import { CallLog } from './log/call-log.js';
import type { RequestLogEntry } from './log/request-log-entry.js';
import { Secrets } from './secrets.js';
import type { Seed, SeedFactory } from './seed.js';
import type { TokenClaims } from './tokens/claims.js';
import { DEFAULT_LIFETIME_SECONDS, type TokenRecord, TokenStore } from './tokens/token-store.js';

/** Wraps one attachment of an app, because the same app may be attached more than once. */
interface RunningApp {
  readonly app: AttachedApp;
}

/** Reacts to changes of the state, which does not bill or deliver events itself. */
export interface StateObserver {
  /** The clock has been moved. */
  clockMoved(): void;
  /** Instances have been added or replaced. */
  instancesChanged(changed: readonly KeyedInstance[]): void;
  /**
   * All instances have been replaced.
   * @param time The time up to which the new instances are already processed, in milliseconds since
   *   the epoch.
   */
  instancesReplaced(time: number): void;
  /** The state is being replaced, so work in progress must be dropped. */
  epochBegan(): void;
  /** Another app is running, or no app is running any longer. */
  appChanged(): void;
}

/** The maximum number of instances that an error message lists. */
const MAX_LISTED = 20;

/** The state of one emulator, which it does not share with other emulators. */
export class EmulatorState {
  readonly changes = new ChangeEmitter();
  readonly clock = new EmulatorClock(() => {
    this.changes.announce('clock');
    this.#observer?.clockMoved();
  });
  readonly instances = new Instances((changed) => {
    this.#observer?.instancesChanged(changed);
    this.changes.announce('instances');
  });
  readonly faults = new Faults(() => this.changes.announce('faults'));
  readonly requests = new BoundedLog<RequestLogEntry>(() => this.changes.announce('calls'));
  readonly calls = new CallLog(() => this.changes.announce('calls'));
  readonly secrets = new Secrets();
  readonly tokens = new TokenStore(this.clock);
  readonly refreshTokens = new TokenStore(this.clock);
  readonly #credentials: Credentials;
  #seed: Seed;
  #observer: StateObserver | undefined;
  #apps: readonly RunningApp[] = [];
  #epoch = 0;

  /**
   * @param appId The app's id, a GUID.
   * @throws {EmulatorError} If the seed has no instance that is installed.
   */
  constructor(appId: string, createSeed: SeedFactory) {
    this.#seed = createSeed(this.clock.now());
    this.secrets.replaceAll(this.#seed.secrets ?? {}, this.clock.now());
    this.instances.replaceAll(this.#seed.instances);
    this.#credentials = createCredentials(appId, ownInstanceOf(this.#seed));
  }

  /** Sets the only observer, which is notified of changes from now on. */
  observe(observer: StateObserver): void {
    this.#observer = observer;
  }

  /** The credentials to start the app with. */
  get env(): WixClientEnv {
    return this.#credentials.env;
  }

  /** The private key that Wix signs events with: a PKCS #8 PEM. */
  get signingKey(): string {
    return this.#credentials.signingKey;
  }

  /** The running app, if there is one; of several, the one attached last. */
  get app(): AttachedApp | undefined {
    return this.#apps.at(-1)?.app;
  }

  /**
   * Adds a running app.
   * @returns A function that removes the app.
   */
  attach(app: AttachedApp): () => void {
    const attached = { app };
    this.#setApps([...this.#apps, attached]);
    return () => this.#setApps(this.#apps.filter((other) => other !== attached));
  }

  /** The number of resets and imports. Work that began in another epoch is dropped when it ends. */
  get epoch(): number {
    return this.#epoch;
  }

  /**
   * Checks that the state has not been replaced since some work began.
   * @param epoch The epoch in which the work began.
   * @throws {EmulatorError} If the emulator has been reset since.
   */
  requireEpoch(epoch: number): void {
    if (epoch === this.#epoch) return;
    throw invalidInput('The emulator was reset in the meantime. Nothing was changed.');
  }

  /** The seed that the state started from. */
  get seed(): Seed {
    return this.#seed;
  }

  /** The callers of the seed. */
  get callers(): Seed['callers'] {
    return this.#seed.callers;
  }

  /** The instance with an instance id, installed or not. */
  findInstance(instanceId: string): AppInstance | undefined {
    return this.instances.find(instanceId)?.appInstance;
  }

  /**
   * The instance with a key or an instance id.
   * @throws {EmulatorError} If there is none.
   */
  require(name: string): KeyedInstance {
    const found = this.instances.find(name);
    if (found) return found;
    const keys = Object.keys(this.instances.all);
    const listed = keys.slice(0, MAX_LISTED).join(', ') + (keys.length > MAX_LISTED ? ', …' : '');
    throw invalidInput(`Unknown instance "${name}". Use one of: ${listed}.`);
  }

  /**
   * The instance with an instance id, installed or not.
   * @throws {EmulatorError} If there is none.
   */
  requireInstance(instanceId: string): AppInstance {
    const found = this.findInstance(instanceId);
    if (found) return found;
    throw invalidInput(`Unknown "instanceId": ${instanceId}.`);
  }

  /**
   * Completes the claims of a token with their defaults.
   * @throws {EmulatorError} If the emulator has no such instance.
   */
  complete(claims: TokenClaims): TokenRecord {
    const { instanceId } = claims;
    const instance = instanceId === undefined ? undefined : this.requireInstance(instanceId);
    return {
      subjectType: claims.subjectType,
      subjectId: claims.subjectId ?? randomUUID(),
      clientId: claims.clientId ?? this.env.WIX_CLIENT_ID,
      siteId: claims.siteId ?? instance?.site.siteId ?? randomUUID(),
      instanceId: instance?.instance.instanceId,
      active: claims.active ?? true,
      ...this.tokens.times(claims.expiresInSeconds ?? DEFAULT_LIFETIME_SECONDS),
    };
  }

  /** Adds a request to Wix to the list, and to the call that caused it. */
  noteRequest(request: RequestLogEntry): void {
    this.calls.addRequest(request);
    this.requests.add(request);
  }

  /** Removes the app's requests to Wix. */
  clearRequests(): void {
    this.calls.clearRequests();
    this.requests.clear();
  }

  /** Restores a seed: no tokens, no faults, empty logs, fresh instances, the computer's time. */
  reset(createSeed: SeedFactory): void {
    this.clock.reset();
    // After the clock, because moving it may have caused events.
    this.#beginEpoch();
    this.tokens.clear();
    this.refreshTokens.clear();
    this.clearRequests();
    this.calls.clear();
    const now = this.clock.now();
    this.#seed = createSeed(now);
    this.secrets.replaceAll(this.#seed.secrets ?? {}, now);
    this.#replaceInstances(this.#seed.instances, now);
  }

  /**
   * Continues from another state, which includes neither tokens nor logs.
   * @param state.time The time of that state, in milliseconds since the epoch.
   */
  restore({
    time,
    instances,
    faults,
  }: {
    readonly time: number;
    readonly instances: InstanceRecord;
    readonly faults: readonly FaultRule[];
  }): void {
    this.#beginEpoch();
    for (const rule of faults) this.faults.add(rule);
    this.#replaceInstances(instances, time);
    this.clock.resume(time);
  }

  #beginEpoch(): void {
    this.#epoch += 1;
    this.faults.clear();
    this.#observer?.epochBegan();
  }

  #setApps(apps: readonly RunningApp[]): void {
    const { app } = this;
    this.#apps = apps;
    if (this.app !== app) this.#observer?.appChanged();
  }

  #replaceInstances(instances: InstanceRecord, time: number): void {
    this.instances.replaceAll(instances);
    this.#observer?.instancesReplaced(time);
  }
}

/** Returns the id of the instance for calls without a token: one that pays, if there is one. */
function ownInstanceOf({ instances }: Seed): string {
  const all = Object.values(instances).filter(({ installed }) => installed);
  const own = all.find(({ instance }) => instance.isFree === false) ?? all[0];
  if (!own) throw invalidInput('The seed needs at least one instance with `installed: true`.');
  return own.instance.instanceId;
}

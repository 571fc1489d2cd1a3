import { invalidInput } from '../util/emulator-error.js';
import type { ResolveMethod } from './answers/answer.js';
import { type AnswerSource, OwnAnswers } from './answers/own-answers.js';
import type { AttachedApp } from './attached-app.js';
import { ChangeEmitter } from './change-emitter.js';
import { EmulatorClock } from './clock.js';
import { type Credentials, createCredentials, type WixClientEnv } from './credentials.js';
import { createOnSites, updateOnSites } from './data/app-collections-of-sites.js';
import { Data } from './data/data.js';
import type { DataState } from './data/data-state.js';
import { refuseUnknownCollections, seededCollections } from './data/seeded-data.js';
import { Entities } from './entities/entities.js';
import type { EntityState } from './entities/entity-state.js';
import { seededEntities } from './entities/seeded-entities.js';
import type { FaultRule } from './faults/fault.js';
import { Faults } from './faults/faults.js';
import { Ids } from './ids.js';
import type { AppInstance } from './instances/instance-schema.js';
import { type InstanceRecord, Instances, type KeyedInstance } from './instances/instances.js';
import { BoundedLog, type LoggedBodies } from './log/bounded-log.js';
import { CallLog } from './log/call-log.js';
import type { HostCallEntry } from './log/host-call-entry.js';
import type { RequestLogEntry } from './log/request-log-entry.js';
import { Secrets } from './secrets.js';
import { ownInstanceOf, type Seed, type SeedFactory } from './seed.js';
import type { StateObserver } from './state-observer.js';
import type { StoreEvent } from './store-event.js';
import type { TokenClaims } from './tokens/claims.js';
import { DEFAULT_LIFETIME_SECONDS, type TokenRecord, TokenStore } from './tokens/token-store.js';

/** Wraps one attachment of an app, because the same app may be attached more than once. */
interface RunningApp {
  readonly app: AttachedApp;
}

const NO_ANSWERS = {};

/** The state of one emulator, which it does not share with other emulators. */
export class EmulatorState {
  readonly changes = new ChangeEmitter();
  readonly clock = new EmulatorClock(() => {
    this.changes.announce('clock');
    this.#observer?.clockMoved();
  });
  readonly instances = new Instances((changed) => {
    createOnSites(
      this,
      changed.map(({ appInstance }) => appInstance),
    );
    this.#observer?.instancesChanged(changed);
    this.changes.announce('instances');
  });
  readonly faults = new Faults(() => this.changes.announce('faults'));
  readonly requests = new BoundedLog<RequestLogEntry>(() => this.changes.announce('calls'));
  readonly calls = new CallLog(() => this.changes.announce('calls'));
  readonly hostCalls = new BoundedLog<HostCallEntry & LoggedBodies>(() =>
    this.changes.announce('calls'),
  );
  readonly secrets = new Secrets();
  readonly data = new Data(() => this.changes.announce('data'));
  readonly entities = new Entities(() => this.changes.announce('data'));
  readonly answers: OwnAnswers;
  /** The origin of the emulator's pages: that of the usual port, until they are served. */
  pagesUrl = 'http://127.0.0.1:4400';
  readonly ids = new Ids(this.clock);
  readonly tokens = new TokenStore(this.clock);
  readonly refreshTokens = new TokenStore(this.clock);
  readonly #credentials: Credentials;
  #seed: Seed;
  #observer: StateObserver | undefined;
  #apps: readonly RunningApp[] = [];
  #epoch = 0;

  /**
   * @param appId The app's id, a GUID.
   * @param answers Returns the project's own answers.
   * @param resolveMethod Finds the requests of a Wix method that an answer names.
   * @throws {EmulatorError} If the seed has no instance that is installed.
   */
  constructor(
    appId: string,
    createSeed: SeedFactory,
    answers: AnswerSource = () => NO_ANSWERS,
    resolveMethod?: ResolveMethod,
  ) {
    this.answers = new OwnAnswers(answers, resolveMethod);
    this.#seed = createSeed(this.clock.now());
    this.#credentials = createCredentials(appId, ownInstanceOf(this.#seed));
    this.#restart(this.clock.now());
    this.instances.replaceAll(this.#seed.instances);
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
   * Adds a running app, and creates its collections on the sites that have it.
   * @returns A function that removes the app.
   * @throws {EmulatorError} If the seed has items for a collection that the app does not create.
   */
  attach(app: AttachedApp): () => void {
    if (app.collections) {
      refuseUnknownCollections(
        this.#seed,
        app.collections.map(({ id }) => id),
      );
    }
    const attached = { app };
    this.#setApps([...this.#apps, attached]);
    const stopFollowing = app.followProblem?.(() => this.changes.announce('app'));
    return () => {
      stopFollowing?.();
      this.#setApps(this.#apps.filter((other) => other !== attached));
    };
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
    return this.instances.require(name);
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
      subjectId: claims.subjectId ?? this.ids.next('subject'),
      clientId: claims.clientId ?? this.env.WIX_CLIENT_ID,
      siteId: claims.siteId ?? instance?.site.siteId ?? this.ids.next('site'),
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

  /** Passes a change of an entity or an item on to the observer. */
  noteStoreEvent(event: StoreEvent): void {
    this.#observer?.storeChanged(event);
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
    this.ids.clear();
    this.tokens.clear();
    this.refreshTokens.clear();
    this.clearRequests();
    this.calls.clear();
    this.hostCalls.clear();
    this.answers.clear();
    const now = this.clock.now();
    this.#seed = createSeed(now);
    this.#restart(now);
    this.#replaceInstances(this.#seed.instances, now);
  }

  /**
   * Continues from another state, which includes neither tokens nor logs.
   * @param state.time The time of that state, in milliseconds since the epoch.
   * @param state.clockOffsetMs How far the clock is to be ahead of the computer's time, in
   *   milliseconds. Default: the clock continues from `time`.
   * @param state.data The collections by site. Sites that are not included have those of the seed.
   * @param state.entities The entities by site and type, likewise.
   */
  restore({
    time,
    clockOffsetMs,
    instances,
    faults,
    data = {},
    entities = {},
  }: {
    readonly time: number;
    readonly clockOffsetMs?: number | undefined;
    readonly instances: InstanceRecord;
    readonly faults: readonly FaultRule[];
    readonly data?: DataState | undefined;
    readonly entities?: EntityState | undefined;
  }): void {
    this.#beginEpoch();
    this.data.replaceAll(data);
    this.entities.replaceAll(entities);
    for (const rule of faults) this.faults.add(rule);
    this.#replaceInstances(instances, time);
    if (clockOffsetMs === undefined) this.clock.resume(time);
    else this.clock.reset(clockOffsetMs);
  }

  /** Puts the sites in the state of the seed. */
  #restart(now: number): void {
    this.secrets.replaceAll(this.#seed.secrets ?? {}, now);
    this.entities.start(seededEntities(this.#seed));
    const owner = this.#seed.callers.owner.claims.subjectId;
    this.data.start(seededCollections(this.#seed, { now, owner }));
  }

  #beginEpoch(): void {
    this.#epoch += 1;
    this.faults.clear();
    this.#observer?.epochBegan();
  }

  #setApps(apps: readonly RunningApp[]): void {
    const { app } = this;
    this.#apps = apps;
    if (this.app === app) return;
    updateOnSites(this, Object.values(this.instances.all));
    this.#observer?.appChanged();
    this.changes.announce('app');
  }

  #replaceInstances(instances: InstanceRecord, time: number): void {
    this.instances.replaceAll(instances);
    this.#observer?.instancesReplaced(time);
  }
}

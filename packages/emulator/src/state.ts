import { randomUUID } from 'node:crypto';
import { BoundedLog } from './bounded-log.js';
import type { CallLogEntry } from './call-log-entry.js';
import type { TokenClaims } from './claims.js';
import type { Clock } from './clock.js';
import { createWixClientEnv, type WixClientEnv } from './env.js';
import type { RequestLogEntry } from './request-log-entry.js';
import { createSeed, type SeededInstance, type SeededInstances } from './seed.js';
import { defaultLifetimeSeconds, type TokenRecord, TokenStore } from './tokens.js';

/** Everything that one emulator knows; two emulators share nothing. */
export class EmulatorState {
  readonly clock: Clock;
  readonly env: WixClientEnv;
  readonly requests = new BoundedLog<RequestLogEntry>();
  readonly calls = new BoundedLog<CallLogEntry>();
  readonly tokens: TokenStore;
  readonly refreshTokens: TokenStore;
  #instances: SeededInstances;

  /**
   * @param appId the app's id, a GUID.
   * @param clock the emulator's time.
   */
  constructor(appId: string, clock: Clock) {
    this.clock = clock;
    this.tokens = new TokenStore(clock);
    this.refreshTokens = new TokenStore(clock);
    this.#instances = createSeed(clock.now());
    this.env = createWixClientEnv(appId, this.#instances.premium.instance.instanceId);
  }

  /** The instances of the app, by key. */
  get instances(): SeededInstances {
    return this.#instances;
  }

  /** The instance with an id, installed or not. */
  findInstance(instanceId: string): SeededInstance | undefined {
    return Object.values(this.#instances).find(
      ({ instance }) => instance.instanceId === instanceId,
    );
  }

  /**
   * Completes the claims of a token with their defaults.
   * @throws {RangeError} if the emulator has no such instance.
   */
  complete(claims: TokenClaims): TokenRecord {
    const { instanceId } = claims;
    const instance = instanceId === undefined ? undefined : this.findInstance(instanceId);
    if (instanceId !== undefined && !instance) {
      throw new RangeError(`"instanceId" is ${instanceId}, which no seeded instance has.`);
    }
    return {
      subjectType: claims.subjectType,
      subjectId: claims.subjectId ?? randomUUID(),
      clientId: claims.clientId ?? this.env.WIX_CLIENT_ID,
      siteId: claims.siteId ?? instance?.site.siteId ?? randomUUID(),
      instanceId,
      active: claims.active ?? true,
      ...this.tokens.times(claims.expiresInSeconds ?? defaultLifetimeSeconds),
    };
  }

  /** Back to the seed: no tokens, empty logs, fresh instances. */
  reset(): void {
    this.tokens.clear();
    this.refreshTokens.clear();
    this.requests.clear();
    this.calls.clear();
    this.#instances = createSeed(this.clock.now());
  }
}

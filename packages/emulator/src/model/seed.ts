import { z } from '@hono/zod-openapi';
import { invalidInput } from '../util/emulator-error.js';
import type { DataSeed } from './data/seeded-collection.js';
import type { AppInstance } from './instances/instance-schema.js';
import { callerClaimsSchema } from './tokens/claims.js';

/** A caller of the app: the claims of their token, apart from the instance. */
export const callerSchema = z
  .strictObject({
    /** The caller's name in the console. */
    title: z.string(),
    /** The claims of the caller's token, which an `instanceId` completes. */
    claims: callerClaimsSchema,
  })
  .openapi('Caller');

/** A caller of the app: the claims of their token, apart from the instance. */
export type SeededCaller = Readonly<z.infer<typeof callerSchema>>;

/** The data that an emulator starts with. */
export interface Seed extends DataSeed {
  /** The instances of the app by key. The console starts with the first one. */
  readonly instances: Readonly<Record<string, AppInstance>>;
  /** The callers by key. The host pages need `visitor` and `owner` as their default callers. */
  readonly callers: Readonly<Record<'visitor' | 'owner', SeededCaller>> &
    Readonly<Record<string, SeededCaller>>;
  /** The secrets that every site has, by name, as in the site's Secrets Manager. Default: none. */
  readonly secrets?: Readonly<Record<string, string>> | undefined;
  /**
   * The entities that every site has, by type, for example `wix.ecom.v1.order`. They have the shape
   * of the SDK. The generic engine returns them. Default: none.
   */
  readonly entities?: Readonly<Record<string, readonly object[]>> | undefined;
}

/**
 * Creates the seed of an emulator.
 * @param now The emulator's time, in milliseconds since the epoch, for dates relative to it.
 */
export type SeedFactory<S extends Seed = Seed> = (now: number) => S;

/**
 * Returns the id of the instance for calls without a token: one that pays, if there is one.
 * @throws {EmulatorError} If the seed has no instance that is installed.
 */
export function ownInstanceOf({ instances }: Seed): string {
  const all = Object.values(instances).filter(({ installed }) => installed);
  const own = all.find(({ instance }) => instance.isFree === false) ?? all[0];
  if (!own) throw invalidInput('The seed needs at least one instance with `installed: true`.');
  return own.instance.instanceId;
}

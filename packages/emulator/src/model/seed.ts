import { z } from '@hono/zod-openapi';
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
export interface Seed {
  /** The instances of the app by key. The console starts with the first one. */
  readonly instances: Readonly<Record<string, AppInstance>>;
  /** The callers by key. The host pages need `visitor` and `owner` as their default callers. */
  readonly callers: Readonly<Record<'visitor' | 'owner', SeededCaller>> &
    Readonly<Record<string, SeededCaller>>;
  /** The secrets that every site has, by name, as in the site's Secrets Manager. Default: none. */
  readonly secrets?: Readonly<Record<string, string>> | undefined;
}

/**
 * Creates the seed of an emulator.
 * @param now The emulator's time, in milliseconds since the epoch, for dates relative to it.
 */
export type SeedFactory<S extends Seed = Seed> = (now: number) => S;

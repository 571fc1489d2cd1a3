import { z } from '@hono/zod-openapi';
import type { AppInstance } from './instances/instance-schema.js';
import { callerClaimsSchema } from './tokens/claims.js';

/** Somebody who calls the app: what a token says of them, apart from the instance. */
export const callerSchema = z
  .strictObject({
    /** What the console calls them. */
    title: z.string(),
    /** The claims of their token, to be completed with an `instanceId`. */
    claims: callerClaimsSchema,
  })
  .openapi('Caller');

/** Somebody who calls the app: what a token says of them, apart from the instance. */
export type SeededCaller = Readonly<z.infer<typeof callerSchema>>;

/** The data that an emulator starts with. */
export interface Seed {
  /** The instances of the app by key; the first one is what the console shows first. */
  readonly instances: Readonly<Record<string, AppInstance>>;
  /** The callers by key. Needs `visitor` and `owner`, which the host pages use by themselves. */
  readonly callers: Readonly<Record<'visitor' | 'owner', SeededCaller>> &
    Readonly<Record<string, SeededCaller>>;
}

/**
 * Makes the seed of an emulator.
 * @param now The emulator's time, in milliseconds since the epoch, for dates relative to it.
 */
export type SeedFactory<S extends Seed = Seed> = (now: number) => S;

import { z } from 'zod';
import { installationSchema } from '../model/instances/instance-schema.js';
import type { Installation, Seed } from '../model/seed.js';
import { subjectTypes } from '../model/tokens/claims.js';
import { firstProblem } from './zod-message.js';

const callerSchema = z.strictObject({
  title: z.string(),
  claims: z.strictObject({
    subjectType: z.enum(subjectTypes),
    clientId: z.string().optional(),
    siteId: z.string().optional(),
    subjectId: z.string().optional(),
    expiresInSeconds: z.number().optional(),
    active: z.boolean().optional(),
  }),
});

const seedSchema = z.strictObject({
  instances: z.record(z.string().min(1), installationSchema),
  callers: z
    .record(z.string().min(1), callerSchema)
    .and(z.object({ visitor: callerSchema, owner: callerSchema })),
});

/**
 * Checks a seed, which can come from a file that no compiler has seen.
 * @throws {RangeError} whose message names the key and the field that is wrong.
 */
export function readSeed(value: unknown): Seed {
  const { data: seed, error } = seedSchema.safeParse(value);
  if (error) throw new RangeError(`The seed is wrong: ${firstProblem(error)}`);
  refuseSharedIds(seed.instances);
  if (!Object.values(seed.instances).some(({ installed }) => installed)) {
    throw new RangeError('The seed has no installation that is installed.');
  }
  return seed;
}

/**
 * Checks that every installation has ids of its own.
 * @throws {RangeError} whose message names the key and the field that is wrong.
 */
export function refuseSharedIds(instances: Readonly<Record<string, Installation>>): void {
  const owners = new Map<string, string>();
  for (const [key, { instance, site }] of Object.entries(instances)) {
    const ids = { 'instance.instanceId': instance.instanceId, 'site.siteId': site.siteId };
    for (const [field, id] of Object.entries(ids)) {
      const owner = owners.get(`${field} ${id}`);
      if (owner !== undefined) {
        throw new RangeError(`instances.${key}.${field} is ${id}, which ${owner} has already.`);
      }
      owners.set(`${field} ${id}`, key);
    }
  }
}

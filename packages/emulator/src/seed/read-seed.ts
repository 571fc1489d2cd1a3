import { z } from '@hono/zod-openapi';
import { seededCollectionSchema } from '../model/data/seeded-collection.js';
import { type AppInstance, appInstanceSchema } from '../model/instances/instance-schema.js';
import { callerSchema, type Seed } from '../model/seed.js';
import { checkJson } from '../util/check-json.js';
import { invalidInput } from '../util/emulator-error.js';
import { parseInput } from '../util/parse-input.js';

const seedSchema = z.strictObject({
  instances: z.record(z.string().min(1), appInstanceSchema),
  callers: z
    .record(z.string().min(1), callerSchema)
    .and(z.object({ visitor: callerSchema, owner: callerSchema })),
  secrets: z.record(z.string().min(1), z.string()).optional(),
  collections: z.array(seededCollectionSchema).readonly().optional(),
  items: z
    .record(z.string().min(1), z.array(z.record(z.string(), z.unknown())).readonly())
    .optional(),
  entities: z
    .record(z.string().min(1), z.array(z.record(z.string(), z.unknown())).readonly())
    .optional(),
});

/**
 * Checks a seed, which may come from a file that was never type-checked.
 * @throws {EmulatorError} If the seed is invalid. The message names the key and the wrong field.
 */
export function readSeed(value: unknown): Seed {
  checkJson(value, 'The seed');
  const seed = parseInput(seedSchema, value, 'The seed');
  refuseSharedIds(seed.instances);
  if (!Object.values(seed.instances).some(({ installed }) => installed)) {
    throw invalidInput('The seed needs at least one instance with `installed: true`.');
  }
  return seed;
}

/**
 * Checks that no two instances share an id.
 * @throws {EmulatorError} If an id is shared. The message names the key and the wrong field.
 */
export function refuseSharedIds(instances: Readonly<Record<string, AppInstance>>): void {
  const owners = new Map<string, string>();
  for (const [key, { instance, site }] of Object.entries(instances)) {
    const ids = { 'instance.instanceId': instance.instanceId, 'site.siteId': site.siteId };
    for (const [field, id] of Object.entries(ids)) {
      const owner = owners.get(`${field} ${id}`);
      if (owner !== undefined) {
        throw invalidInput(`instances.${key}.${field} must be unique: ${owner} has ${id}, too.`);
      }
      owners.set(`${field} ${id}`, key);
    }
  }
}

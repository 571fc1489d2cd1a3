import { z } from 'zod';
import { operationIds } from '../operations.js';
import type { FaultRule } from './fault.js';

const maxLatencyMs = 10 * 60 * 1000;
const maxSeed = 2 ** 32 - 1;

const latencyMs = { error: `must be above 0 and at most ${maxLatencyMs}` };
const status = { error: 'must be a whole number from 400 to 599' };
const count = { error: 'must be a whole number of at least 1' };
const probability = { error: 'must be above 0 and at most 1' };
const seed = { error: `must be a whole number from 0 to ${maxSeed}` };

const target = {
  operation: z
    .enum(operationIds, { error: `must be one of ${operationIds.join(', ')}` })
    .optional(),
  count: z.int(count).min(1, count).optional(),
  probability: z.number(probability).gt(0, probability).max(1, probability).optional(),
  seed: z.int(seed).min(0, seed).max(maxSeed, seed).optional(),
};

/** What a fault may be. */
export const faultRuleSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('latency'),
      latencyMs: z.number(latencyMs).gt(0, latencyMs).max(maxLatencyMs, latencyMs),
      ...target,
    }),
    z.strictObject({
      kind: z.literal('status'),
      status: z.int(status).min(400, status).max(599, status),
      ...target,
    }),
    z.strictObject({ kind: z.literal('reset'), ...target }),
    z.strictObject({ kind: z.literal('hang'), ...target }),
    z.strictObject({ kind: z.literal('malformed'), ...target }),
    z.strictObject({ kind: z.literal('truncated'), ...target }),
  ],
  { error: 'must be one of latency, status, reset, hang, malformed, truncated' },
);

/**
 * Checks what is to become a fault.
 * @param value what somebody asks for.
 * @throws {RangeError} whose message names the field that is wrong.
 */
export function readFaultRule(value: unknown): FaultRule {
  const { success, data, error } = faultRuleSchema.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') {
    throw new RangeError(`"${issue.keys[0]}" does not belong to a fault of this kind.`);
  }
  const field = issue?.path[0];
  if (field === undefined) throw new RangeError('A fault must be an object.');
  throw new RangeError(`"${String(field)}" ${issue?.message}.`);
}

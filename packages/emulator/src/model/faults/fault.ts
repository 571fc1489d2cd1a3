import { z } from '@hono/zod-openapi';
import { operationIds } from '../operations.js';

/** The most faults that can be in force: each request to Wix is held against every one. */
export const MAX_FAULTS = 1000;

const MAX_LATENCY_MS = 10 * 60 * 1000;
const MAX_SEED = 2 ** 32 - 1;

const latencyMs = { error: `must be above 0 and at most ${MAX_LATENCY_MS}` };
const status = { error: 'must be a whole number from 400 to 599' };
const count = { error: 'must be a whole number of at least 1' };
const probability = { error: 'must be above 0 and at most 1' };
const seed = { error: `must be a whole number from 0 to ${MAX_SEED}` };

/** Which requests to Wix a fault hits; every one unless something is given. */
const target = {
  /**
   * The operation; any if left out, apart from telemetry. A request that the emulator does not
   * answer is refused by name, whatever the faults.
   */
  operation: z
    .enum(operationIds, { error: `must be one of ${operationIds.join(', ')}` })
    .optional(),
  /** How many requests are hit before the fault is over; no limit if left out. */
  count: z.int(count).min(1, count).optional(),
  /** The share of the requests that are hit, above 0 and up to 1; every one if left out. */
  probability: z.number(probability).gt(0, probability).max(1, probability).optional(),
  /**
   * Decides, with `probability`, which requests are hit: of all requests to the target, counted from
   * when the fault came in force, the same ones in every run. 1 if left out.
   */
  seed: z.int(seed).min(0, seed).max(MAX_SEED, seed).optional(),
};

/** The answer comes late, by so many milliseconds. */
const latencyFault = z.strictObject({
  kind: z.literal('latency'),
  latencyMs: z.number(latencyMs).gt(0, latencyMs).max(MAX_LATENCY_MS, latencyMs),
  ...target,
});
/** Wix answers an error with this HTTP status. */
const statusFault = z.strictObject({
  kind: z.literal('status'),
  status: z.int(status).min(400, status).max(599, status),
  ...target,
});
/** The connection is reset before there is an answer. */
const resetFault = z.strictObject({ kind: z.literal('reset'), ...target });
/** There is never an answer. */
const hangFault = z.strictObject({ kind: z.literal('hang'), ...target });
/** The answer's body is not JSON. */
const malformedFault = z.strictObject({ kind: z.literal('malformed'), ...target });
/** The connection ends in the middle of the answer's body. */
const truncatedFault = z.strictObject({ kind: z.literal('truncated'), ...target });

/** What goes wrong with a request to Wix. */
export const faultKindSchema = z.enum([
  'latency',
  'status',
  'reset',
  'hang',
  'malformed',
  'truncated',
]);

const kinds = faultKindSchema.options.join(', ');

/** A fault as it is asked for. */
export const faultRuleSchema = z
  .discriminatedUnion(
    'kind',
    [latencyFault, statusFault, resetFault, hangFault, malformedFault, truncatedFault],
    // An object that is missing has words of its own.
    { error: ({ code }) => (code === 'invalid_union' ? `must be one of ${kinds}` : undefined) },
  )
  .openapi('FaultRule');

const inForce = {
  /** The emulator's name for it. */
  id: z.string(),
  /** How many requests it has hit so far. */
  hits: z.int().openapi({ description: 'How many requests it has hit so far.' }),
};

/** A fault that is in force. */
export const faultSchema = z
  .discriminatedUnion('kind', [
    latencyFault.extend(inForce),
    statusFault.extend(inForce),
    resetFault.extend(inForce),
    hangFault.extend(inForce),
    malformedFault.extend(inForce),
    truncatedFault.extend(inForce),
  ])
  .openapi('Fault');

/** What goes wrong with a request to Wix. */
export type FaultKind = z.infer<typeof faultKindSchema>;

/** A fault as it is asked for. */
export type FaultRule = Readonly<z.infer<typeof faultRuleSchema>>;

/** A fault that is in force. */
export type Fault = Readonly<z.infer<typeof faultSchema>>;

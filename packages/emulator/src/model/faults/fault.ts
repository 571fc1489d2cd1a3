import { z } from '@hono/zod-openapi';
import { operationIds } from '../operations/operations.js';

/** The maximum number of faults in force, because each request to Wix is checked against all. */
export const MAX_FAULTS = 1000;

const MAX_LATENCY_MS = 10 * 60 * 1000;
const MAX_SEED = 2 ** 32 - 1;

const latencyMs = { error: `must be above 0 and at most ${MAX_LATENCY_MS}` };
const status = { error: 'must be a whole number from 400 to 599' };
const count = { error: 'must be a whole number of at least 1' };
const probability = { error: 'must be above 0 and at most 1' };
const seed = { error: `must be a whole number from 0 to ${MAX_SEED}` };

/** Selects the requests to Wix that a fault hits. Default: all. */
const target = {
  /**
   * The operation. Default: any except telemetry. Faults do not affect a request that is not
   * emulated: its answer is always the error that names the request.
   */
  operation: z
    .enum(operationIds, { error: `must be one of ${operationIds.join(', ')}` })
    .optional(),
  /** The number of requests to hit before the fault ends. Default: no limit. */
  count: z.int(count).min(1, count).optional(),
  /** The share of requests to hit, above 0 and up to 1. Default: all. */
  probability: z.number(probability).gt(0, probability).max(1, probability).optional(),
  /**
   * The seed for `probability`. Every run hits the same requests to the target, counted from the
   * time when the fault was added. Default: 1.
   */
  seed: z.int(seed).min(0, seed).max(MAX_SEED, seed).optional(),
};

/** The answer is late by a number of milliseconds. */
const latencyFault = z.strictObject({
  kind: z.literal('latency'),
  latencyMs: z.number(latencyMs).gt(0, latencyMs).max(MAX_LATENCY_MS, latencyMs),
  ...target,
});
/** Wix answers with an error of this HTTP status. */
const statusFault = z.strictObject({
  kind: z.literal('status'),
  status: z.int(status).min(400, status).max(599, status),
  ...target,
});
/** The connection is reset before the answer. */
const resetFault = z.strictObject({ kind: z.literal('reset'), ...target });
/** There is never an answer. */
const hangFault = z.strictObject({ kind: z.literal('hang'), ...target });
/** The answer's body is not JSON. */
const malformedFault = z.strictObject({ kind: z.literal('malformed'), ...target });
/** The connection ends in the middle of the answer's body. */
const truncatedFault = z.strictObject({ kind: z.literal('truncated'), ...target });

const faults = [
  latencyFault,
  statusFault,
  resetFault,
  hangFault,
  malformedFault,
  truncatedFault,
] as const;

/** The kind of a fault in a request to Wix. */
export const faultKindSchema = z.enum(faults.map(({ shape }) => shape.kind.value));

const kinds = faultKindSchema.options.join(', ');

/** A fault to add. */
export const faultRuleSchema = z
  .discriminatedUnion('kind', faults, {
    // A missing object has its own message.
    error: ({ code }) => (code === 'invalid_union' ? `must be one of ${kinds}` : undefined),
  })
  .openapi('FaultRule');

const inForce = {
  /** The emulator's id for the fault. */
  id: z.string(),
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

/** The kind of a fault in a request to Wix. */
export type FaultKind = z.infer<typeof faultKindSchema>;

/** A fault to add. */
export type FaultRule = Readonly<z.infer<typeof faultRuleSchema>>;

/** A fault that is in force. */
export type Fault = Readonly<z.infer<typeof faultSchema>>;

import type { Fault, FaultRule, OperationId } from '../client/api.js';

/** The contents of the form. */
export interface FaultDraft {
  /** Empty for any operation. */
  readonly operation: OperationId | '';
  readonly kind: Fault['kind'];
  readonly status: string;
  readonly latencyMs: string;
  readonly count: string;
  readonly probability: string;
  readonly seed: string;
}

/**
 * Converts the contents of the form to a fault for the control API. Empty fields are left out, and
 * so are the parameters of other kinds of faults.
 */
export function ruleOf(draft: FaultDraft): FaultRule {
  const target = {
    operation: draft.operation === '' ? undefined : draft.operation,
    count: numberOf(draft.count),
    probability: numberOf(draft.probability),
    seed: numberOf(draft.seed),
  };
  switch (draft.kind) {
    case 'status':
      return { kind: draft.kind, status: Number(draft.status), ...target };
    case 'latency':
      return { kind: draft.kind, latencyMs: Number(draft.latencyMs), ...target };
    default:
      return { kind: draft.kind, ...target };
  }
}

function numberOf(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text);
}

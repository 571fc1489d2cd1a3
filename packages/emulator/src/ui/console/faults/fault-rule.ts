import type { Fault, FaultRule, OperationId } from '../client/api.js';

/** A fault as it is written in the form. */
export interface FaultDraft {
  /** Empty for any. */
  readonly operation: OperationId | '';
  readonly kind: Fault['kind'];
  readonly status: string;
  readonly latencyMs: string;
  readonly count: string;
  readonly probability: string;
  readonly seed: string;
}

/**
 * The fault that the form asks for, as the control API takes it; what is left empty is left out,
 * and so is the parameter of another kind.
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

/** A fault as it is written in the form. */
export interface FaultDraft {
  /** Empty for any. */
  readonly operation: string;
  readonly kind: string;
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
export function ruleOf(draft: FaultDraft): Readonly<Record<string, string | number>> {
  const { kind, operation } = draft;
  const numbers = {
    ...(kind === 'status' && { status: draft.status }),
    ...(kind === 'latency' && { latencyMs: draft.latencyMs }),
    count: draft.count,
    probability: draft.probability,
    seed: draft.seed,
  };
  const given = Object.entries(numbers).filter(([, text]) => text.trim() !== '');
  return {
    kind,
    ...(operation !== '' && { operation }),
    ...Object.fromEntries(given.map(([name, text]) => [name, Number(text)])),
  };
}

import type { OperationId } from '../operations.js';

/** What goes wrong with a call to Wix. */
export type FaultEffect =
  /** The answer comes late, by so many milliseconds. */
  | { readonly kind: 'latency'; readonly latencyMs: number }
  /** Wix answers an error with this HTTP status. */
  | { readonly kind: 'status'; readonly status: number }
  /** The connection is reset before there is an answer. */
  | { readonly kind: 'reset' }
  /** There is never an answer. */
  | { readonly kind: 'hang' }
  /** The answer's body is not JSON. */
  | { readonly kind: 'malformed' }
  /** The connection ends in the middle of the answer's body. */
  | { readonly kind: 'truncated' };

/** Which calls to Wix a fault hits; every one unless something is given. */
export interface FaultTarget {
  /**
   * The operation; any if left out, apart from telemetry. A call that the emulator does not answer
   * is refused by name, whatever the faults.
   */
  readonly operation?: OperationId;
  /** How many calls are hit before the fault is over; no limit if left out. */
  readonly count?: number;
  /** The share of the calls that are hit, above 0 and up to 1; every one if left out. */
  readonly probability?: number;
  /**
   * Decides, with `probability`, which calls are hit: of all calls to the target, counted from when
   * the fault came in force, the same ones in every run. 1 if left out.
   */
  readonly seed?: number;
}

/** A fault as it is asked for. */
export type FaultRule = FaultEffect & FaultTarget;

/** A fault that is in force. */
export type Fault = FaultRule & {
  /** The emulator's name for it. */
  readonly id: string;
  /** How many calls it has hit so far. */
  readonly hits: number;
};

import type { FaultEffect } from '../faults/fault.js';
import type { OperationId } from '../operations.js';

/** One call of the app to Wix. */
export interface RequestLogEntry {
  /** The `x-wix-request-id` of the answer. */
  readonly id: string;
  /** The id of the call that made the app make this one; missing if that is not known. */
  readonly callId?: string;
  /** When the call arrived, as an ISO 8601 string. */
  readonly time: string;
  /** The HTTP method. */
  readonly method: string;
  /** Origin and path; the query is left out, because it may carry secrets. */
  readonly url: string;
  /** The HTTP status of the answer; 0 if there was none. */
  readonly status: number;
  /** How long the emulator took to answer, in milliseconds. */
  readonly durationMs: number;
  /** What was asked for; missing if the emulator refused the call, because it does not emulate it. */
  readonly operation?: OperationId;
  /** False if the emulator refused the call. */
  readonly emulated: boolean;
  /** The fault that hit the call. */
  readonly fault?: FaultEffect['kind'];
  /** What the app sent, with every secret masked and cut at a limit; missing if nothing. */
  readonly requestBody?: string;
  /** What the emulator answered, likewise. */
  readonly responseBody?: string;
}

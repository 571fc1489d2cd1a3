import { randomUUID } from 'node:crypto';
import type { FaultRule } from '../model/faults/fault.js';
import { CALL_ID_HEADER } from '../model/log/current-call.js';
import { isBackground, isConfidential, type OperationId, tagOf } from '../model/operations.js';
import type { EmulatorState } from '../model/state.js';
import { loggedBody } from '../redact/body.js';
import { loggedUrl } from '../redact/secrets.js';
import { maskBodies } from '../redact/values.js';
import { stopwatch } from '../util/stopwatch.js';
import type { WixCall } from './call.js';

/** A request to Wix with its operation and its fault, before it is answered. */
export interface IdentifiedCall {
  readonly call: WixCall;
  /** The requested operation; `undefined` if it is not emulated. */
  readonly operation: OperationId | undefined;
  /** The fault that hits the request. */
  readonly fault: FaultRule | undefined;
}

/** The answer that the app receives. */
interface SentAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The body, or the part of it that the app receives. */
  readonly body: Uint8Array;
}

/**
 * Records the start of a request to Wix.
 * @param state The emulator's state.
 * @param request The request. Its body is not read.
 */
export function openRequest(state: EmulatorState, { method, url, headers }: Request) {
  const id = randomUUID();
  const time = new Date(state.clock.now()).toISOString();
  const elapsed = stopwatch();
  const { epoch } = state;
  const callId = headers.get(CALL_ID_HEADER);
  return {
    /** The `x-wix-request-id` of the answer. */
    id,
    /**
     * Lists the request, with status 0 if the app gets no answer. Does nothing if the emulator has
     * been reset since.
     */
    end(identified: IdentifiedCall, answer?: SentAnswer): void {
      if (epoch !== state.epoch) return;
      const { operation, fault } = identified;
      state.noteRequest({
        id,
        ...(callId !== null && { callId }),
        time,
        method,
        url: loggedUrl(url),
        status: answer?.status ?? 0,
        durationMs: elapsed(),
        ...(operation !== undefined && { operation }),
        tag: tagOf(operation),
        ...(fault && { fault: fault.kind }),
        ...maskBodies(loggedBodies(identified, answer), state.secrets.values),
      });
    },
  };
}

function loggedBodies({ call, operation }: IdentifiedCall, answer: SentAnswer | undefined) {
  if (operation && (isBackground(operation) || isConfidential(operation))) return {};
  const requestBody = loggedBody(call.bytes, call.headers.get('content-type'));
  const responseBody = answer && loggedBody(answer.body, answer.headers.get('content-type'));
  return {
    ...(requestBody !== undefined && { requestBody }),
    ...(responseBody !== undefined && { responseBody }),
  };
}

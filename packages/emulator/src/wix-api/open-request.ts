import { randomUUID } from 'node:crypto';
import type { FaultRule } from '../model/faults/fault.js';
import { CALL_ID_HEADER } from '../model/log/current-call.js';
import { isBackground, type OperationId } from '../model/operations.js';
import type { EmulatorState } from '../model/state.js';
import { loggedBody } from '../redact/body.js';
import { loggedUrl } from '../redact/secrets.js';
import { stopwatch } from '../util/stopwatch.js';
import type { WixCall } from './call.js';

/** What is known of a request to Wix before it is answered. */
export interface IdentifiedCall {
  readonly call: WixCall;
  /** What it asks for; `undefined` if the emulator does not answer it. */
  readonly operation: OperationId | undefined;
  /** What goes wrong with it. */
  readonly fault: FaultRule | undefined;
}

/** What the app gets. */
interface SentAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The body, or as much of it as the app gets. */
  readonly body: Uint8Array;
}

/** A request to Wix that is not answered yet. */
export interface OpenRequest {
  /** The `x-wix-request-id` of the answer. */
  readonly id: string;
  /**
   * Puts the call on the list of requests, with status 0 if the app gets no answer, unless there was
   * a reset since.
   */
  readonly end: (identified: IdentifiedCall, answer?: SentAnswer) => void;
}

/**
 * Notes that a request to Wix has come in.
 * @param state The emulator's state.
 * @param request The call, whose body is left alone.
 */
export function openRequest(state: EmulatorState, { method, url, headers }: Request): OpenRequest {
  const id = randomUUID();
  const time = new Date(state.clock.now()).toISOString();
  const elapsed = stopwatch();
  const { epoch } = state;
  const callId = headers.get(CALL_ID_HEADER);
  return {
    id,
    end(identified, answer) {
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
        emulated: operation !== undefined,
        ...(fault && { fault: fault.kind }),
        ...loggedBodies(identified, answer),
      });
    },
  };
}

function loggedBodies({ call, operation }: IdentifiedCall, answer: SentAnswer | undefined) {
  if (operation !== undefined && isBackground(operation)) return {};
  const requestBody = loggedBody(call.bytes, call.headers.get('content-type'));
  const responseBody = answer && loggedBody(answer.body, answer.headers.get('content-type'));
  return {
    ...(requestBody !== undefined && { requestBody }),
    ...(responseBody !== undefined && { responseBody }),
  };
}

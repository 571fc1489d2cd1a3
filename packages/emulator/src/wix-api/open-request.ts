import type { FaultRule } from '../model/faults/fault.js';
import { callerOf } from '../model/log/caller-of.js';
import { CALL_ID_HEADER } from '../model/log/current-call.js';
import { isBackground, isConfidential } from '../model/operations/operations.js';
import { SURFACE_HEADER } from '../model/page-requests.js';
import type { EmulatorState } from '../model/state.js';
import { loggedBody } from '../redact/body.js';
import { maskBodies, maskedUrl } from '../redact/values.js';
import { decodePath } from '../util/paths.js';
import { stopwatch } from '../util/stopwatch.js';
import type { WixCall } from './call.js';
import type { FoundAnswer } from './find-answer.js';

/** A request to Wix with what answers it and its fault, before it is answered. */
export interface IdentifiedCall {
  /** The `x-wix-request-id` of the answer. */
  readonly id: string;
  readonly call: WixCall;
  readonly found: FoundAnswer;
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
  const time = new Date(state.clock.now()).toISOString();
  const elapsed = stopwatch();
  const { epoch } = state;
  const callId = headers.get(CALL_ID_HEADER);
  const surface = headers.get(SURFACE_HEADER);
  // Read at once: the token may be removed before the answer.
  const caller = callerOf(state, headers.get('authorization') ?? '');
  return {
    /**
     * Lists the request, with status 0 if the app gets no answer. Does nothing if the emulator has
     * been reset since.
     */
    end(identified: IdentifiedCall, answer?: SentAnswer): void {
      if (epoch !== state.epoch) return;
      const { id, found, fault } = identified;
      const { operation, sdkMethod } = found;
      state.noteRequest({
        id,
        ...(callId !== null && { callId }),
        ...(surface !== null && { surface: decodePath(surface) }),
        ...caller,
        time,
        method,
        url: maskedUrl(url, state.secrets.values),
        status: answer?.status ?? 0,
        durationMs: elapsed(),
        ...(operation !== undefined && { operation }),
        ...(sdkMethod !== undefined && { sdkMethod }),
        // Parts of a request may be refused, and nobody must take that for an answer.
        tag: found.tag !== 'own' && !fault && answer?.status === 501 ? 'refused' : found.tag,
        ...(fault && { fault: fault.kind }),
        ...maskBodies(loggedBodies(identified, answer), state.secrets.values),
      });
    },
  };
}

function loggedBodies(
  { call, found: { operation } }: IdentifiedCall,
  answer: SentAnswer | undefined,
) {
  if (operation && (isBackground(operation) || isConfidential(operation))) return {};
  const requestBody = loggedBody(call.bytes, call.headers.get('content-type'));
  const responseBody = answer && loggedBody(answer.body, answer.headers.get('content-type'));
  return {
    ...(requestBody !== undefined && { requestBody }),
    ...(responseBody !== undefined && { responseBody }),
  };
}

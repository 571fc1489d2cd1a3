import { isBackground } from '../model/operations.js';
import type { EmulatorState } from '../model/state.js';
import { MAX_BODY_BYTES, readCall } from './call.js';
import { wixError } from './error.js';
import { brokenBody, connectionReset, delay, hang, malformedAnswer } from './fault-effects.js';
import { type IdentifiedCall, openRequest } from './open-request.js';
import { identify, refuse, routes } from './router.js';

/**
 * Creates a handler that answers and logs an app's requests to any host.
 * @param state The emulator's state.
 */
export function createWix(state: EmulatorState): (request: Request) => Promise<Response> {
  return async (request) => {
    const { id, end } = openRequest(state, request);
    const call = await readCall(request);
    const operation = identify(call);
    const fault = state.faults.strike(operation);
    const identified = { call, operation, fault };

    if (fault?.kind === 'reset') {
      end(identified);
      throw connectionReset();
    }
    if (fault?.kind === 'hang') {
      // Logged in advance, because the request may never end.
      end(identified);
      return hang(request, state.faults.cleared);
    }
    if (fault?.kind === 'latency') {
      await delay(fault.latencyMs, request, state.faults.cleared).catch((reason: unknown) => {
        end(identified);
        throw reason;
      });
    }

    const answer = answerCall(state, identified);
    const whole = new Uint8Array(await answer.arrayBuffer());
    const isCut = fault?.kind === 'truncated';
    const body = isCut ? whole.subarray(0, whole.length / 2) : whole;
    const { status } = answer;
    const headers = new Headers(answer.headers);
    headers.set('content-length', String(whole.length));
    headers.set('x-wix-request-id', id);
    end(identified, { status, headers, body });
    return new Response(isCut ? brokenBody(body) : body, { status, headers });
  };
}

/** Returns a complete answer to a request, from Wix or from a fault. */
function answerCall(state: EmulatorState, { call, operation, fault }: IdentifiedCall): Response {
  if (operation === undefined) return refuse(call);
  if (fault?.kind === 'malformed') return malformedAnswer();
  if (fault?.kind === 'status') {
    return wixError(fault.status, 'INJECTED_FAULT', 'The emulator was told to fail here.');
  }
  if (call.isTooLarge && !isBackground(operation)) {
    const message = `The body is larger than ${MAX_BODY_BYTES} bytes, more than any call needs.`;
    return wixError(413, 'PAYLOAD_TOO_LARGE', message);
  }
  return routes[operation].answer(state, call);
}

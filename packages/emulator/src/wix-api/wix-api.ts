import { isBackground } from '../model/operations/operations.js';
import type { EmulatorState } from '../model/state.js';
import { hasBody, MAX_BODY_BYTES, readCall } from './call.js';
import { wixError } from './error.js';
import {
  brokenBody,
  connectionReset,
  delay,
  hang,
  malformedAnswer,
  untilAborted,
} from './fault-effects.js';
import { findAnswer } from './find-answer.js';
import { Catalogue } from './generic/catalogue.js';
import { type IdentifiedCall, openRequest } from './open-request.js';
import type { RunningApp } from './route.js';

/**
 * Creates a handler that answers and logs an app's requests to any host.
 * @param state The emulator's state.
 * @param app The running app.
 * @param genericFor The app's folder, if the generic engine may answer for its SDK packages.
 */
export function createWix(
  state: EmulatorState,
  app: RunningApp,
  genericFor?: string,
): (request: Request) => Promise<Response> {
  const catalogue = genericFor === undefined ? undefined : new Catalogue(genericFor);
  return async (request) => {
    const { end } = openRequest(state, request);
    const call = await readCall(request);
    const found = await findAnswer(state, call, { app, catalogue });
    const fault = found.tag === 'refused' ? undefined : state.faults.strike(found.operation);
    // The app's packages report in the background, at times that differ from run to run.
    const isInBackground = found.operation !== undefined && isBackground(found.operation);
    const id = state.ids.next(isInBackground ? 'background request' : 'request');
    const identified = { id, call, found, fault };

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

    // An own answer may take any time.
    const answer = await untilAborted(request, answerCall(identified)).catch((reason: unknown) => {
      end(identified);
      throw reason;
    });
    const whole = new Uint8Array(await answer.arrayBuffer());
    const isCut = fault?.kind === 'truncated';
    const body = isCut ? whole.subarray(0, whole.length / 2) : whole;
    const { status } = answer;
    const headers = new Headers(answer.headers);
    if (hasBody(status)) headers.set('content-length', String(whole.length));
    headers.set('x-wix-request-id', id);
    end(identified, { status, headers, body });
    if (!hasBody(status)) return new Response(null, { status, headers });
    return new Response(isCut ? brokenBody(body) : body, { status, headers });
  };
}

/** Returns a complete answer to a request, or that of a fault. */
async function answerCall({ call, found, fault }: IdentifiedCall): Promise<Response> {
  const { tag, operation, answer } = found;
  if (tag === 'refused') return answer();
  if (fault?.kind === 'malformed') return malformedAnswer();
  if (fault?.kind === 'status') {
    return wixError(fault.status, 'INJECTED_FAULT', 'The emulator was told to fail here.');
  }
  const isInBackground = operation !== undefined && isBackground(operation);
  if (call.isTooLarge && !isInBackground) {
    const message = `The body is larger than ${MAX_BODY_BYTES} bytes.`;
    return wixError(413, 'PAYLOAD_TOO_LARGE', message);
  }
  return answer();
}

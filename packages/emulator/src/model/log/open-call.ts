import { randomUUID } from 'node:crypto';
import { stopwatch } from '../../util/stopwatch.js';
import type { EmulatorState } from '../state.js';
import type { CallAnswer, IncomingCall } from './call-log-entry.js';
import { callerOf } from './caller-of.js';

/** A call that the app has not answered yet. */
export interface OpenCall {
  /** The call's id in the list of calls. */
  readonly id: string;
  /** Lists the call with its answer, unless the emulator has been reset since. */
  readonly end: (answer: CallAnswer) => void;
}

/**
 * Records the start of a call.
 * @param authorization The call's `Authorization` header, which identifies the caller.
 */
export function openCall(
  state: EmulatorState,
  call: Omit<IncomingCall, 'caller' | 'instance'>,
  authorization = '',
): OpenCall {
  const id = randomUUID();
  const time = new Date(state.clock.now()).toISOString();
  const elapsed = stopwatch();
  const { epoch } = state;
  // Read at once: the token may be removed while the app answers.
  const caller = callerOf(state, authorization);
  state.calls.open(id);
  return {
    id,
    end(answer) {
      // Requests for a page's files are not worth listing.
      const isListed = call.kind !== 'request' || state.calls.hasRequests(id);
      if (epoch !== state.epoch || !isListed) state.calls.drop(id);
      else {
        const durationMs = elapsed();
        state.calls.close({ id, time, ...call, ...caller, ...answer, durationMs });
      }
    },
  };
}

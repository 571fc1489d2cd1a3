import { randomUUID } from 'node:crypto';
import { stopwatch } from '../../util/stopwatch.js';
import type { EmulatorState } from '../state.js';
import type { CallAnswer, IncomingCall } from './call-log-entry.js';

/** A call that the app has not answered yet. */
export interface OpenCall {
  /** The call's id in the list of calls. */
  readonly id: string;
  /** Lists the call with its answer, unless the emulator has been reset since. */
  readonly end: (answer: CallAnswer) => void;
}

/** Records the start of a call. */
export function openCall(state: EmulatorState, call: IncomingCall): OpenCall {
  const id = randomUUID();
  const time = new Date(state.clock.now()).toISOString();
  const elapsed = stopwatch();
  const { epoch } = state;
  state.calls.open(id);
  return {
    id,
    end(answer) {
      // Requests for a page's files are not worth listing.
      const isListed = call.kind !== 'request' || state.calls.hasRequests(id);
      if (epoch !== state.epoch || !isListed) state.calls.drop(id);
      else state.calls.close({ id, time, ...call, ...answer, durationMs: elapsed() });
    },
  };
}

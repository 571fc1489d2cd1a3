import { randomUUID } from 'node:crypto';
import { stopwatch } from '../../util/stopwatch.js';
import type { EmulatorState } from '../state.js';
import type { CallAnswer, IncomingCall } from './call-log-entry.js';

/** A call that the app has not answered yet. */
export interface OpenCall {
  /** The id under which it will be on the list of calls. */
  readonly id: string;
  /** Notes how the call was answered, which puts it on the list unless there was a reset since. */
  readonly end: (answer: CallAnswer) => void;
}

/**
 * Notes that a call has come in.
 * @param state The emulator's state.
 * @param call What has come in.
 */
export function openCall(state: EmulatorState, call: IncomingCall): OpenCall {
  const id = randomUUID();
  const time = new Date(state.clock.now()).toISOString();
  const elapsed = stopwatch();
  const { epoch } = state;
  state.calls.open(id);
  return {
    id,
    end(answer) {
      // A page's files are requests as well, and nobody wants to see them.
      const isListed = call.kind !== 'request' || state.calls.hasRequests(id);
      if (epoch !== state.epoch || !isListed) state.calls.drop(id);
      else state.calls.close({ id, time, ...call, ...answer, durationMs: elapsed() });
    },
  };
}

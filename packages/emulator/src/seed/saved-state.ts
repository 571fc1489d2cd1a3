import type { EmulatorState } from '../model/state.js';
import { refuseSharedIds } from './read-seed.js';
import { parseSnapshot, readSnapshot, type Snapshot } from './snapshot.js';

/**
 * Reads the state that lasts when an emulator ends, without copying it. Faults end with the emulator,
 * as tokens and logs do: a failure that you simulated yesterday should not surprise you today.
 */
export function readSavedState(state: EmulatorState): Snapshot {
  return { ...readSnapshot(state), clockOffsetMs: state.clock.offsetMs, faults: [] };
}

/**
 * Prepares a state for an emulator to start from.
 * @param saved The parsed content of a file with a saved or an exported state.
 * @returns A function that puts an emulator into that state, at the start and after each reset. It
 *   adds the instances of the seed that the state does not have, and throws an `EmulatorError` if an
 *   id of theirs is taken.
 * @throws {EmulatorError} If the state is invalid. The message names the wrong field.
 */
export function prepareStart(saved: unknown): (state: EmulatorState) => void {
  const snapshot = parseSnapshot(saved);
  return (state) => {
    const instances = { ...state.seed.instances, ...snapshot.instances };
    refuseSharedIds(instances);
    state.restore({ ...snapshot, time: Date.parse(snapshot.time), instances, faults: [] });
  };
}

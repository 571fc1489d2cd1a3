import type { SeededCaller } from '../model/seed.js';
import type { EmulatorState } from '../model/state.js';
import { invalidInput } from '../util/emulator-error.js';

/**
 * Finds a seeded caller by its key.
 * @throws {EmulatorError} If the seed has no such caller. The message lists the keys.
 */
export function findCaller({ callers }: EmulatorState, key: string): SeededCaller {
  const caller = Object.hasOwn(callers, key) ? callers[key] : undefined;
  if (caller) return caller;
  throw invalidInput(`Unknown caller "${key}". Use one of: ${Object.keys(callers).join(', ')}.`);
}

import type { Emulator } from '../emulator.js';
import { isLoopback } from '../loopback.js';

/**
 * Sends every `fetch` of this process to the emulator, unless it goes to this computer.
 * @param emulator answers the calls.
 * @returns puts the real `fetch` back.
 */
export function guardFetch(emulator: Emulator): () => void {
  const realFetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const { protocol, hostname } = new URL(input instanceof Request ? input.url : input);
    const isRemote = /^https?:$/.test(protocol) && !isLoopback(hostname);
    return isRemote ? emulator.fetch(new Request(input, init)) : realFetch(input, init);
  };
  return () => {
    globalThis.fetch = realFetch;
  };
}

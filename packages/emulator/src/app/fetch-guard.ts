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
    return isRemote ? answer(emulator, new Request(input, init)) : realFetch(input, init);
  };
  return () => {
    globalThis.fetch = realFetch;
  };
}

/** Gives up where the real `fetch` would: when the caller does. */
function answer(emulator: Emulator, request: Request): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { signal } = request;
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason));
    emulator.fetch(request).then(resolve, reject);
  });
}

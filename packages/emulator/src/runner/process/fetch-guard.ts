import { nameCurrentCall } from '../../model/log/current-call.js';
import { isLoopback } from '../../util/loopback.js';

/** Answers requests like an emulator. */
interface FetchTarget {
  fetch(request: Request): Promise<Response>;
}

/**
 * Sends every `fetch` of this process to the emulator, unless it goes to this computer. It stops
 * nothing else: code that uses `node:http` or sockets still reaches the network, and so does a
 * `fetch` that a server on this computer redirects. `startDev` and `buildApp` stop these as well.
 * @param emulator Answers the requests.
 * @returns A function that restores the real `fetch`.
 */
export function guardFetch(emulator: FetchTarget): () => void {
  const realFetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const { protocol, hostname } = new URL(input instanceof Request ? input.url : input);
    const isRemote = /^https?:$/.test(protocol) && !isLoopback(hostname);
    return isRemote
      ? answer(emulator, nameCurrentCall(new Request(input, init)))
      : realFetch(input, init);
  };
  return () => {
    globalThis.fetch = realFetch;
  };
}

/** Rejects when the caller aborts, like the real `fetch`. */
function answer(emulator: FetchTarget, request: Request): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { signal } = request;
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason));
    emulator.fetch(request).then(resolve, reject);
  });
}

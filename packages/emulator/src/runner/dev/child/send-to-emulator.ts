import { OUTGOING_SECRET_HEADER, OUTGOING_URL_HEADER } from '../../preview/outgoing-server.js';

/**
 * Creates a function like `fetch` that sends every request to the emulator.
 * @param outgoingUrl The URL of the emulator's server for the app's requests.
 * @param secret Identifies the app to this server.
 */
export function senderToEmulator(
  outgoingUrl: string,
  secret: string,
): (request: Request) => Promise<Response> {
  const realFetch = globalThis.fetch;
  return ({ url, method, headers: given, body, signal }) => {
    const headers = new Headers(given);
    // The app may have set them, for example with the headers of a call.
    headers.set(OUTGOING_SECRET_HEADER, secret);
    headers.set(OUTGOING_URL_HEADER, url);
    const init: RequestInit & { duplex: 'half' } = {
      method,
      headers,
      body,
      signal,
      // A redirect may lead to another computer.
      redirect: 'manual',
      duplex: 'half',
    };
    return realFetch(outgoingUrl, init);
  };
}

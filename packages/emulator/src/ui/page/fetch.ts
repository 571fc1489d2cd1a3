import { noteMethod } from './blocked-requests.js';
import { ownHeaders, routeOf } from './route.js';

/** Sends every `fetch` to Wix's APIs to the emulator, and leaves all others alone. */
export function routeFetch(): void {
  const realFetch = window.fetch;
  window.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : input;
    const route = routeOf(url);
    if (route === undefined) {
      noteMethod(url, init?.method ?? (input instanceof Request ? input.method : undefined));
      return realFetch(input, init);
    }
    const request = await withUrl(route, input, init);
    const { headers } = request;
    for (const [name, value] of Object.entries(ownHeaders(headers.get('authorization')))) {
      headers.set(name, value);
    }
    const response = await realFetch(request);
    // As if the answer came from Wix.
    Object.defineProperty(response, 'url', { value: String(url) });
    return response;
  };
}

/** Creates the request of a `fetch`, with another URL. */
async function withUrl(
  url: string,
  input: RequestInfo | URL,
  init: RequestInit | undefined,
): Promise<Request> {
  // A request to the same origin needs no preflight, and there are no cookies of Wix to send.
  const sameOrigin = { mode: 'same-origin', credentials: 'omit' } as const;
  const isStream = init?.body instanceof ReadableStream;
  if (!(input instanceof Request) && !isStream) {
    return new Request(new Request(url, init), sameOrigin);
  }
  // A stream needs `duplex`, which the type does not know yet.
  const options: RequestInit & { duplex: 'half' } = { ...init, duplex: 'half' };
  const whole = new Request(input, options);
  const { method, headers, cache, redirect, referrer, referrerPolicy } = whole;
  const { integrity, keepalive, signal } = whole;
  // Browsers send a stream over HTTP/2 only.
  const body = whole.body ? await whole.arrayBuffer() : null;
  return new Request(url, {
    ...{ method, headers, body, cache, redirect, referrer, referrerPolicy },
    ...{ integrity, keepalive, signal },
    ...sameOrigin,
  });
}

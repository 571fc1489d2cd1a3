// `node --import` of this file sends all requests of `fetch` to Wix to the test, at WIX_PROXY.
const { WIX_PROXY } = process.env;
const realFetch = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  if (new URL(request.url).hostname === 'localhost') return realFetch(request);
  const headers = new Headers(request.headers);
  headers.set('x-wix-url', request.url);
  const { method, signal } = request;
  const body = method === 'GET' || method === 'HEAD' ? undefined : await request.arrayBuffer();
  return realFetch(WIX_PROXY, { method, headers, body, signal });
};

// The test has reset what Wix knows, and asks for the same in the server.
process.on('message', () => {
  globalThis[Symbol.for('wix-astro-web-methods')]?.forget();
  process.send('forgotten');
});

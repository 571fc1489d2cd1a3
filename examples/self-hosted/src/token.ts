/** A signature and what it signs. An access token has another form, and never belongs in a URL. */
const SIGNED_INSTANCE = /^[\w-]+\.[\w-]+$/;

/**
 * Puts what proves who asks where the handler of web methods looks for it: bare into the header
 * `authorization`. There Wix's frontends send their access token, and other clients may write
 * `Bearer` before it; a self-hosted page has the query parameter `instance`, signed by Wix.
 *
 * Nothing is read of either here. Wix's token info verifies both, tells whose they are, and whether
 * they still hold.
 * @param request Only a read is changed; what else there is has no answer.
 * @see https://dev.wix.com/docs/build-apps/develop-your-app/access/app-instances/parse-the-app-instance-query-parameter
 */
export function withToken(request: Request): Request {
  const { method } = request;
  if (method !== 'GET' && method !== 'HEAD') return request;
  const headers = new Headers(request.headers);
  const sent = headers.get('authorization');
  const token = sent === null ? signedInstance(request.url) : sent.replace(/^Bearer +/i, '');
  if (token === undefined) return request;
  headers.set('authorization', token);
  return new Request(request.url, { method, headers });
}

/** Of two, one is not what Wix has sent, and a proxy may look at the other. */
function signedInstance(url: string): string | undefined {
  const [instance = '', ...others] = new URL(url).searchParams.getAll('instance');
  return others.length === 0 && SIGNED_INSTANCE.test(instance) ? instance : undefined;
}

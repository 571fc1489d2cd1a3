/** The session of a headless site's visitor, from a cookie. */
export interface Session {
  /** Its access token. */
  token: string;
  /** The instance on which a method acts in a call with a session. */
  instanceId: string;
}

/** What proves who calls. */
export interface Credentials {
  token: string;
  /** The only instance for which the token counts; any, if `undefined`. */
  instanceId?: string;
}

/**
 * Finds what proves who calls.
 * @param request The call.
 * @param session Counts only for a call from a page of the same origin: a browser sends a cookie
 * along with what any other page has it do.
 */
export function credentialsOf(
  request: Request,
  session: Session | undefined,
): Credentials | undefined {
  const token = request.headers.get('authorization');
  if (token) return { token };
  return session && isSameOrigin(request) ? session : undefined;
}

function isSameOrigin({ headers, url }: Request): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = headers.get('origin');
  // Without the scheme, since TLS may end before the server.
  return origin !== null && hostOf(origin) === (headers.get('host') ?? hostOf(url));
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}

/** The session of a headless site's visitor, from a cookie. */
export interface Session {
  /** The session's access token. */
  token: string;
  /** The instance that methods act on when a call uses the session. */
  instanceId: string;
}

/** The credentials that identify the caller. */
export interface Credentials {
  token: string;
  /** The only instance that the token is valid for; any instance if `undefined`. */
  instanceId?: string;
}

/**
 * Finds the credentials of a call.
 * @param request The call.
 * @param session The visitor's session. It is used only for a call from a page of the same origin:
 * a browser also sends the cookie with calls that other pages make.
 * @returns The credentials; `undefined` if the call has none.
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
  // Ignores the scheme, because TLS may end in front of the server.
  return origin !== null && hostOf(origin) === (headers.get('host') ?? hostOf(url));
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}

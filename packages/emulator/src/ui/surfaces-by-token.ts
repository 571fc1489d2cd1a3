declare global {
  /** The surfaces of this page by the access tokens that they got, for the page's first script. */
  var surfacesByToken: Map<string, string> | undefined;
}

/** The maximum number of tokens to remember. An SDK may ask for one with each request. */
const MAX_TOKENS = 1000;

/** Remembers which surface of this page gets a token. */
export function nameToken(token: string, surface: string): void {
  globalThis.surfacesByToken ??= new Map();
  const tokens = globalThis.surfacesByToken;
  const [oldest] = tokens.keys();
  if (tokens.size === MAX_TOKENS && oldest !== undefined) tokens.delete(oldest);
  tokens.set(token, surface);
}

/** Returns the surface of this page that got a token; `undefined` for an unknown token. */
export function surfaceWith(token: string): string | undefined {
  return globalThis.surfacesByToken?.get(token);
}
